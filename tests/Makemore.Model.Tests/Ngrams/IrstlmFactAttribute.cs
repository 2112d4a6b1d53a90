namespace Makemore.Tests.Ngrams;

/// <summary>A test that runs IRSTLM, and is reported as skipped where it is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class IrstlmFactAttribute : FactAttribute
{
    /// <summary>Where Debian's package has the program that estimates a model.</summary>
    public const string Program = "/usr/lib/irstlm/bin/tlm";

    public IrstlmFactAttribute()
    {
        if (!File.Exists(Program))
            Skip = $"IRSTLM is not installed: there is no {Program} (Debian's package irstlm).";
    }
}
