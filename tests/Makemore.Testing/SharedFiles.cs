namespace Makemore.Testing;

/// <summary>
/// Files that tests read and the repository does not have. They are in a folder <c>shared</c> beside the repository, or absent.
/// </summary>
public static class SharedFiles
{
    /// <summary>makemore's 32,033 names, one per line.</summary>
    public const string NamesTxt = "data/names.txt";

    /// <summary>The results of the notebook's code under PyTorch with seed 42.</summary>
    public const string SeedRun = "reference/seed-run.json";

    /// <summary>The root of the repository: the folder above the tests that has the solution.</summary>
    /// <exception cref="DirectoryNotFoundException">The program does not run in the repository.</exception>
    public static string RepositoryRoot => FindRepositoryRoot();

    /// <summary>The path of a shared file, whether the file exists or not.</summary>
    public static string PathOf(string file) => Path.GetFullPath(Path.Combine(RepositoryRoot, "..", "shared", file));

    private static string FindRepositoryRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Makemore.sln")))
            folder = Path.GetDirectoryName(folder);
        return folder ?? throw new DirectoryNotFoundException($"There is no Makemore.sln above {AppContext.BaseDirectory}; run the program inside the repository.");
    }
}
