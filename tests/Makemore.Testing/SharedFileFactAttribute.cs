using Xunit;

namespace Makemore.Testing;

/// <summary>A test that reads shared files. If a file is absent, the test is skipped, and the reason is reported.</summary>
[AttributeUsage(AttributeTargets.Method)]
public class SharedFileFactAttribute : FactAttribute
{
    /// <summary>Creates the attribute for some files.</summary>
    /// <param name="files">Constants of <see cref="SharedFiles"/>.</param>
    public SharedFileFactAttribute(params string[] files)
    {
        if (files.FirstOrDefault(file => !File.Exists(SharedFiles.PathOf(file))) is { } missing)
            Skip = $"../shared/{missing} is not there.";
    }
}

/// <summary>A test that reads <see cref="SharedFiles.NamesTxt"/>.</summary>
public sealed class NamesTxtFactAttribute() : SharedFileFactAttribute(SharedFiles.NamesTxt);

/// <summary>A test that reads <see cref="SharedFiles.SeedRun"/>.</summary>
public sealed class SeedRunFactAttribute() : SharedFileFactAttribute(SharedFiles.SeedRun);
