using Makemore.CommandLine.Terminal;
using Makemore.Testing;

namespace Makemore.CommandLine.Tests;

public sealed class PreparationTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly StringWriter _output = new();

    public void Dispose()
    {
        _output.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void ACancellationDoesNotWaitForTheWork()
    {
        using var canceled = new CancellationTokenSource();
        using var started = new ManualResetEventSlim();
        using var ended = new ManualResetEventSlim();
        using var registration = new Timer(_ => Cancel(), null, 0, Timeout.Infinite);

        var exception = Assert.Throws<OperationCanceledException>(
            () => Preparation.Result("reading names.txt", Endless, canceled.Token));

        Assert.Equal("The command was stopped while reading names.txt.", exception.Message);
        Assert.False(ended.IsSet);
        ended.Set();

        int Endless()
        {
            started.Set();
            ended.Wait(CancellationToken.None);
            return 0;
        }

        void Cancel()
        {
            started.Wait(CancellationToken.None);
            canceled.Cancel();
        }
    }

    [Fact]
    public void AnErrorIsThatOfTheWork() => Assert.Equal(
        "no words",
        Assert.Throws<CorpusException>(() => Preparation.Result<int>("reading", () => throw new CorpusException("no words"), CancellationToken.None)).Message);

    [Theory]
    [InlineData(9_999_999, "")]
    [InlineData(10_000_000, "reading names.txt …\n")]
    public void OnlyALargeFileIsTold(int length, string output)
    {
        string data = _folder.Write("names.txt", new byte[length]);
        Assert.Equal(7, new Preparation(Screen.Plain(_output), data, CancellationToken.None).Run("reading names.txt", () => 7));
        Assert.Equal(output, _output.ToString().ReplaceLineEndings("\n"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("the embedded given names")]
    [InlineData("a\0b")]
    public void OtherDataAreNot(string? data)
    {
        Assert.Equal(7, new Preparation(Screen.Plain(_output), data, CancellationToken.None).Run("reading", () => 7));
        Assert.Equal("", _output.ToString());
    }
}
