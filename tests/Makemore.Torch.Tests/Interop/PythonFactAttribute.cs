namespace Makemore.Torch.Tests.Interop;

/// <summary>A test that runs a Python program, and is reported as skipped where there is no python3.</summary>
public sealed class PythonFactAttribute : FactAttribute
{
    public PythonFactAttribute()
    {
        string[] folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        if (!folders.Any(folder => File.Exists(Path.Combine(folder, "python3"))))
            Skip = "There is no python3 on the PATH.";
    }
}
