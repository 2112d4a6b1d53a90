using Makemore.Testing;

namespace Makemore.Torch.Tests;

/// <summary>Texts without end, and the metadata of a file, with the Torch backend.</summary>
[Collection(nameof(TorchProcess))]
public sealed class SamplingTests : IDisposable
{
    private readonly TinyModel _model = new();

    public void Dispose() => _model.Dispose();

    [Fact]
    public void TheFirstTextsAreThoseOfSample()
    {
        var options = new SamplingOptions { Seed = 7, Temperature = 2, MaxLength = 9 };
        IEnumerable<string> texts = _model.EnumerateSamples(options);
        Assert.Equal(_model.Sample(50, options), texts.Take(50));
        Assert.Equal(_model.Sample(50, options), texts.Take(50));
        Assert.Throws<ArgumentOutOfRangeException>(() => _model.EnumerateSamples(new SamplingOptions { MaxLength = 0 }));
    }

    [Fact]
    public void TheModelCannotBeTrainedUntilTheEnumerationEnds()
    {
        using (IEnumerator<string> texts = _model.EnumerateSamples().GetEnumerator())
        {
            Assert.True(texts.MoveNext());
            Assert.Throws<InvalidOperationException>(() => _model.Train(TinyModel.Data));
            Assert.True(texts.MoveNext());
        }
        Assert.Equal(2, _model.Train(TinyModel.Data, new TrainingOptions { Steps = 2 }).Steps);
    }

    [Fact]
    public void AFileHasTheEntriesOfTheCaller()
    {
        using var folder = new TemporaryFolder();
        _model.Save(folder["m"], new Dictionary<string, string> { ["corpus"] = "names.txt" });
        Assert.Equal("names.txt", CheckpointInfo.Read(folder["m"]).Metadata["corpus"]);
        Assert.Throws<ArgumentException>(() => _model.Save(folder["m"], new Dictionary<string, string> { ["embed"] = "2" }));
        using var loaded = (IDisposable)ModelFactory.LoadAny(folder["m"], MakemoreModels.All);
        Assert.IsType<TinyModel>(loaded);
    }
}
