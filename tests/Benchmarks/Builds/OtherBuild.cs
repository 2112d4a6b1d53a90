using System.Reflection;
using System.Runtime.Loader;
using Makemore.Benchmarks.Racing;

namespace Makemore.Benchmarks.Builds;

/// <summary>Another build of this project, with another build of the engine, in the same process.</summary>
/// <param name="directory">The directory of the build.</param>
internal sealed class OtherBuild(DirectoryInfo directory) : AssemblyLoadContext(directory.FullName)
{
    /// <summary>What a report calls the build.</summary>
    public const string Title = "the other build";

    /// <summary>Says why a directory cannot be used, or returns null if it can.</summary>
    public static string? Fault(DirectoryInfo directory)
    {
        var build = new OtherBuild(directory);
        return !File.Exists(build.PathOf(Here.GetName())) ? $"{directory} has no {Here.GetName().Name}.dll; specify the output directory of a build of this project."
            : build.TypeOfOurSide() is null ? $"The build in {directory} is older than this command; specify a later build."
            : null;
    }

    /// <summary>Our side of a race, from the other build.</summary>
    public IContender Contender(string row, FileInfo? data)
    {
        MethodInfo make = TypeOfOurSide()!.GetMethod(nameof(OurSide.Of))!;
        (Func<float> check, Action<int> run) = make.CreateDelegate<Func<string, FileInfo?, (Func<float>, Action<int>)>>()(row, data);
        return new OtherContender(check, run);
    }

    /// <summary>An assembly of the other build has the same name as one of this build, so the directory comes first.</summary>
    protected override Assembly? Load(AssemblyName assemblyName) =>
        File.Exists(PathOf(assemblyName)) ? LoadFromAssemblyPath(PathOf(assemblyName)) : null;

    private static Assembly Here => typeof(OurSide).Assembly;

    private Type? TypeOfOurSide() => LoadFromAssemblyPath(PathOf(Here.GetName())).GetType(typeof(OurSide).FullName!);

    private string PathOf(AssemblyName assembly) => Path.Combine(directory.FullName, assembly.Name + ".dll");

    private sealed class OtherContender(Func<float> check, Action<int> run) : IContender
    {
        public string Name => Title;

        public float Check() => check();

        public void Run(int times) => run(times);

        public void Dispose()
        {
        }
    }
}
