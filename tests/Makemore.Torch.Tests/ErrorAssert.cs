namespace Makemore.Torch.Tests;

/// <summary>Holds an error to its form: a line that says what is missing, and a line that says what to do.</summary>
internal static class ErrorAssert
{
    public static void TwoLines(LibTorchException error, string missing, string remedy)
    {
        string[] lines = error.Message.Split('\n');
        Assert.Equal(2, lines.Length);
        Assert.Contains(missing, lines[0]);
        Assert.EndsWith(".", lines[0]);
        Assert.StartsWith(remedy, lines[1]);
        Assert.EndsWith(".", lines[1]);
    }
}
