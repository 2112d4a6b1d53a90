using System.Numerics.Tensors;
using Makemore.Testing;
using TorchSharp;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace Makemore.Torch.Tests;

/// <summary>A model is a TorchSharp module: what TorchSharp does with modules, it does with models.</summary>
[Collection(nameof(TorchProcess))]
public sealed class TorchModuleTests : IDisposable
{
    private readonly TinyModel _model = new();

    public void Dispose() => _model.Dispose();

    [Fact]
    public void TheParametersAreTheModules() => Assert.Equal(
        TinyModel.Create().Spec.Parameters.Select(parameter => (parameter.Name, string.Join(",", parameter.Shape))),
        _model.named_parameters().Select(parameter => (parameter.name, string.Join(",", parameter.parameter.shape))));

    [Fact]
    public void TorchSharpsOptimizerTrainsAsTheModelDoes()
    {
        using var tensors = NewDisposeScope();
        using var other = new TinyModel();
        TrainingResult own = other.Train(TinyModel.Data, new TrainingOptions { Steps = 20 });

        (Tensor X, Tensor Y) = Examples();
        using var optimizer = optim.SGD(_model.parameters(), learningRate: 0.1);
        for (int step = 0; step < 20; step++)
        {
            using var scope = NewDisposeScope();
            Tensor loss = nn.functional.cross_entropy(_model.call(X), Y);
            Assert.Equal(own.LossHistory[step], (float)loss, 1e-6f);
            optimizer.zero_grad();
            loss.backward();
            optimizer.step();
        }
        AssertEqual(other, _model, 1e-6f);
    }

    [Fact]
    public void InDoublePrecisionItComputesTheSameMoreExactly()
    {
        using var precise = new TinyModel();
        precise.to(ScalarType.Float64);
        Assert.All(precise.parameters(), parameter => Assert.Equal(ScalarType.Float64, parameter.dtype));
        Assert.Equal(ScalarType.Float64, precise.E.dtype);

        Assert.Equal(_model.Loss(TinyModel.Data), precise.Loss(TinyModel.Data), 1e-6f);
        Assert.Equal(Logits(_model), Logits(precise), (a, b) => Math.Abs(a - b) < 1e-6f);
        _model.Train(TinyModel.Data, new TrainingOptions { Steps = 10 });
        precise.Train(TinyModel.Data, new TrainingOptions { Steps = 10 });
        AssertEqual(_model, precise, 1e-6f);
        Assert.Equal(_model.Sample(20), precise.Sample(20));
    }

    [Fact]
    public void ItMovesToTheDeviceItIsOn()
    {
        _model.to(CPU);
        Assert.Equal(DeviceType.CPU, _model.Device.type);
        Assert.Equal(5, _model.parameters().Count());
    }

    [Fact]
    public void TheStateDictionaryGoesFromOneModelToAnother()
    {
        using var other = new TinyModel(seed: 7);
        Assert.NotEqual(_model.Loss(TinyModel.Data), other.Loss(TinyModel.Data));

        (IList<string> missing, IList<string> unexpected) = other.load_state_dict(_model.state_dict());

        Assert.Empty(missing);
        Assert.Empty(unexpected);
        AssertEqual(_model, other, 0);
        Assert.Equal(_model.Loss(TinyModel.Data), other.Loss(TinyModel.Data));
    }

    [Fact]
    public void TorchSharpSavesAndLoadsIt()
    {
        using var folder = new TemporaryFolder();
        using var other = new TinyModel(seed: 7);
        _model.save(folder["model.dat"]);
        other.load(folder["model.dat"]);
        AssertEqual(_model, other, 0);
    }

    private static (Tensor X, Tensor Y) Examples()
    {
        ContextDataset data = TinyModel.Data;
        int[] all = [.. Enumerable.Range(0, data.Count)];
        return (
            tensor(all.SelectMany(i => data.Context(i).ToArray()).Select(token => (long)token).ToArray(), data.Count, TinyModel.ContextLength),
            tensor(all.Select(i => (long)data.Target(i)).ToArray()));
    }

    private static float[] Logits(TinyModel model)
    {
        float[] logits = new float[TinyModel.VocabularySize];
        model.Logits([1, 2], logits);
        return logits;
    }

    private static void AssertEqual(TinyModel expected, TinyModel actual, float tolerance)
    {
        foreach ((string name, Tensor<float> tensor) in expected.Parameters)
            Assert.Equal<float>([.. tensor], [.. actual.Parameters[name]], (a, b) => Math.Abs(a - b) <= tolerance);
    }
}
