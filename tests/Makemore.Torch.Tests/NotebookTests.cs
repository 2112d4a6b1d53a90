using System.Numerics.Tensors;
using Makemore.Testing;

namespace Makemore.Torch.Tests;

/// <summary>On names.txt the model computes what the notebook does.</summary>
[Collection(nameof(TorchProcess))]
public sealed class NotebookTests : IDisposable
{
    private const int Steps = 201;

    private readonly NameModel _model = new(seed: 42);

    public void Dispose() => _model.Dispose();

    [SeedRunFact]
    public void TheParametersStartAsTheNotebooks()
    {
        var notebook = SeedRun.Read();
        foreach ((string name, Tensor<float> tensor) in _model.Parameters)
        {
            float[] values = [.. tensor];
            Assert.Equal(notebook.FirstValues[name], values[..notebook.FirstValues[name].Length]);
            Assert.Equal(notebook.InitialNorm[name], TensorPrimitives.Norm<float>(values), 1e-5f);
        }
    }

    [SharedFileFact(SharedFiles.NamesTxt, SharedFiles.SeedRun)]
    public void TheGradientsAreTheNotebooks()
    {
        var notebook = SeedRun.Read();
        foreach ((string name, Tensor<float> gradient) in _model.Gradients(Names()))
            Assert.Equal(notebook.GradientNormStep0[name], TensorPrimitives.Norm<float>([.. gradient]), 1e-4f * notebook.GradientNormStep0[name]);
    }

    [SharedFileFact(SharedFiles.NamesTxt, SharedFiles.SeedRun)]
    public void TheLossesAreTheNotebooksToFourDecimals()
    {
        var notebook = SeedRun.Read();
        TrainingResult training = _model.Train(Names(), new TrainingOptions { Steps = Steps });
        foreach ((int step, float loss) in notebook.Loss.Where(entry => entry.Key < Steps))
            Assert.Equal(loss, training.LossHistory[step], 5e-5f);
    }

    private static ContextDataset Names() =>
        ContextDataset.Build(Corpus.Load(SharedFiles.PathOf(SharedFiles.NamesTxt)), NameModel.Vocabulary, NameModel.ContextLength);
}
