namespace Makemore.Testing;

/// <summary>
/// Files that tests read and the repository does not hold: they lie in a folder <c>shared</c> beside it, or are absent.
/// </summary>
public static class SharedFiles
{
    /// <summary>makemore's 32,033 names, one a line.</summary>
    public const string NamesTxt = "data/names.txt";

    /// <summary>What the notebook's code computes under PyTorch from seed 42.</summary>
    public const string SeedRun = "reference/seed-run.json";

    /// <summary>The repository's root: the folder above the tests that holds the solution.</summary>
    public static string RepositoryRoot { get; } = FindRepositoryRoot();

    /// <summary>Where a shared file is, or would be.</summary>
    public static string PathOf(string file) => Path.GetFullPath(Path.Combine(RepositoryRoot, "..", "shared", file));

    private static string FindRepositoryRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Makemore.sln")))
            folder = Path.GetDirectoryName(folder);
        return folder ?? throw new DirectoryNotFoundException($"There is no Makemore.sln above {AppContext.BaseDirectory}.");
    }
}
