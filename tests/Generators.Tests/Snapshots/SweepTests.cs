using Makemore.Generators.Tests.Diagnostics;

namespace Makemore.Generators.Tests.Snapshots;

/// <summary>The code of a sweep: that of its models, and their list.</summary>
public class SweepTests
{
    [Fact]
    public async Task TwoModels() => await EmittedCode.IsAccepted(await Expect.Model(
        """
        namespace Lab
        {
            partial class Experiments
            {
                [MlpSweep(Context = [1, 2], Embed = [2], Depth = [0], Alphabet = "ab")]
                public static partial class Sweep;
            }
        }
        """));

    [Fact]
    public async Task Words() => await EmittedCode.IsAccepted(await Expect.Model(
        "[MlpSweep(Embed = [30], Depth = [0], Tokens = Tokens.Words, VocabularySize = 5000)] public static partial class TextSweep;"));
}
