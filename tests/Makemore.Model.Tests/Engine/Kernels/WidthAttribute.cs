using System.Reflection;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Xunit.Sdk;

namespace Makemore.Tests.Engine;

/// <summary>Runs a test with the kernels of one vector width; skipped, with the reason, where the processor lacks it.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class WidthAttribute : DataAttribute
{
    public WidthAttribute(int floats)
    {
        Floats = floats;
        if (!(floats switch { 1 or 4 => true, 8 => Vector256.IsHardwareAccelerated, _ => Avx512F.IsSupported }))
            Skip = $"This processor has no registers of {floats} floats.";
    }

    /// <summary>How many floats a register holds.</summary>
    public int Floats { get; }

    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => [[Floats]];
}
