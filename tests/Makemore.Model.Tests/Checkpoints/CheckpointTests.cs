using System.Buffers.Binary;
using System.Numerics.Tensors;
using System.Text;
using System.Text.Json;
using Makemore.Engine;
using Makemore.Testing;

namespace Makemore.Tests.Checkpoints;

public sealed class CheckpointTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string File => _folder["names.safetensors"];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public void WhatIsSavedIsLoaded(int depth)
    {
        FakeModel saved = new FakeModel(depth: depth).Count();
        Checkpoint.Save(File, saved);

        IReadOnlyDictionary<string, Tensor<float>> loaded = Checkpoint.Load(CheckpointInfo.Read(File), new FakeModel(depth: depth));

        Assert.Equal(saved.Parameters.Keys, loaded.Keys);
        foreach ((string name, Tensor<float> tensor) in saved.Parameters)
        {
            Assert.Equal(tensor.Lengths, loaded[name].Lengths);
            Assert.Equal(Numbers(tensor), Numbers(loaded[name]));
        }
    }

    [Fact]
    public void EveryBitOfANumberIsKept()
    {
        float[] odd = [float.NaN, float.PositiveInfinity, float.NegativeInfinity, -0f, float.Epsilon, float.MaxValue, 0.1f, -1e-40f];
        var saved = new FakeModel(embed: 2);
        for (int i = 0; i < odd.Length; i++)
            saved.Parameters["E"][i / 2, i % 2] = odd[i];
        Checkpoint.Save(File, saved);

        float[] read = Numbers(CheckpointInfo.Read(File).ReadTensor("E"));

        Assert.Equal(odd.Select(BitConverter.SingleToInt32Bits), read.Select(BitConverter.SingleToInt32Bits));
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void ANumberThatIsNotFiniteIsRefused(float number)
    {
        FakeModel saved = new FakeModel().Count();
        saved.Parameters["Wy"][1, 2] = number;
        Checkpoint.Save(File, saved);

        var exception = Assert.Throws<CheckpointException>(() => Checkpoint.Load(CheckpointInfo.Read(File), new FakeModel()));

        Assert.Equal(
            $"{File}: the tensor Wy has a number that is not finite, because the training diverged; train the model again with a smaller learning rate.",
            exception.Message);
        Assert.Equal(number, CheckpointInfo.Read(File).ReadTensor("Wy")[1, 2]);
    }

    [Fact]
    public void ATensorThatIsNotInTheFileIsNamed()
    {
        Checkpoint.Save(File, new FakeModel());
        Assert.Equal(
            $"{File} has no tensor Wz; use a name of Tensors. (Parameter 'name')",
            Assert.Throws<ArgumentException>(() => CheckpointInfo.Read(File).ReadTensor("Wz")).Message);
    }

    [Fact]
    public void TheFileIsAsTheFormatDemands()
    {
        FakeModel model = new FakeModel(alphabet: "bäa").Count();
        Checkpoint.Save(File, model);

        byte[] bytes = System.IO.File.ReadAllBytes(File);
        int headerLength = (int)BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        Assert.Equal(0, (8 + headerLength) % 8);
        Assert.Equal((byte)'{', bytes[8]);

        using JsonDocument header = JsonDocument.Parse(Encoding.UTF8.GetString(bytes, 8, headerLength));
        Assert.Equal(["__metadata__", "E", "Wx", "bh", "Wy", "by"], header.RootElement.EnumerateObject().Select(entry => entry.Name));
        Assert.Equal(
            """{"dtype":"F32","shape":[4,6],"data_offsets":[32,128]}""", header.RootElement.GetProperty("Wx").GetRawText());
        Assert.Equal(8 + headerLength + 4 * model.Spec.ParameterCount, bytes.Length);
        Assert.Equal(1f, BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(8 + headerLength)));
        Assert.Equal(9f, BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(8 + headerLength + 32)));
    }

    [Fact]
    public void AFileFromElsewhereIsLoadedWhateverItsOrder()
    {
        // The numbers lie in the order by, E, Wy; the header names them in another; a model without hidden layers has no more.
        _folder.Write("names.safetensors", SafetensorsFile.Of(
            """
            {"E": {"dtype": "F32", "shape": [2, 1], "data_offsets": [8, 16]},
             "Wy": {"shape": [2, 1], "dtype": "F32", "data_offsets": [16, 24]},
             "by": {"dtype": "F32", "shape": [2], "data_offsets": [0, 8]}}
            """,
            1, 2, 3, 4, 5, 6));

        var model = new FakeModel(context: 1, embed: 1, depth: 0, alphabet: "a");
        IReadOnlyDictionary<string, Tensor<float>> loaded = Checkpoint.Load(CheckpointInfo.Read(File), model);

        Assert.Equal([3f, 4f], Numbers(loaded["E"]));
        Assert.Equal([5f, 6f], Numbers(loaded["Wy"]));
        Assert.Equal([1f, 2f], Numbers(loaded["by"]));
    }

    [Fact]
    public void TheNameOfTheClassDoesNotMatter()
    {
        Checkpoint.Save(File, new FakeModel(name: "Before").Count());
        Assert.Equal(1f, Checkpoint.Load(CheckpointInfo.Read(File), new FakeModel(name: "After"))["E"][0, 0]);
    }

    [Fact]
    public void WithoutHiddenLayersTheirSettingsDoNotMatter()
    {
        Checkpoint.Save(File, new FakeModel(depth: 0, hidden: 9, activation: Activation.Relu).Count());
        Assert.Equal(1f, Checkpoint.Load(CheckpointInfo.Read(File), new FakeModel(depth: 0))["E"][0, 0]);
    }

    [Fact]
    public void WhatAnOlderFileDoesNotSayIsNoContradiction()
    {
        _folder.Write("names.safetensors", SafetensorsFile.Of(
            """
            {"__metadata__": {"format": "pt", "model": "NameModel", "context": "1", "embed": "1", "hidden": "1", "depth": "1",
                              "activation": "Tanh", "vocabulary": ".a"},
             "E": {"dtype": "F32", "shape": [2, 1], "data_offsets": [0, 8]},
             "Wx": {"dtype": "F32", "shape": [1, 1], "data_offsets": [8, 12]},
             "bh": {"dtype": "F32", "shape": [1], "data_offsets": [12, 16]},
             "Wy": {"dtype": "F32", "shape": [2, 1], "data_offsets": [16, 24]},
             "by": {"dtype": "F32", "shape": [2], "data_offsets": [24, 32]}}
            """,
            1, 2, 3, 4, 5, 6, 7, 8));

        Assert.Equal([3f], Numbers(Checkpoint.Load(CheckpointInfo.Read(File), new FakeModel(context: 1, embed: 1, hidden: 1, alphabet: "a", residual: true))["Wx"]));
    }

    public static TheoryData<string, string> OtherModels => new()
    {
        { "hidden", "Wx is (8, 6) in the file and (4, 6) in NameModel: the file is of a model with Hidden = 8, not 4" },
        { "context", "Wx is (4, 16) in the file and (4, 6) in NameModel: the file is of a model with Context = 8, not 3" },
        { "embed", "E is (4, 5) in the file and (4, 2) in NameModel: the file is of a model with Embed = 5, not 2" },
        { "shallow", "the file has no Wx, which is (4, 6) in NameModel: the file is of a model with Depth = 0, not 1" },
        { "deep", "the file has Wx2 (4, 4), which NameModel lacks: the file is of a model with Depth = 2, not 1" },
        { "activation", "the file is of a model with Activation = Gelu, not Tanh" },
        { "direct", "the file is of a model with Direct = true, not false" },
        { "shared", "the file has no Wy, which is (4, 4) in NameModel" },
        { "normalization", "the file is of a model with Normalization = Layer, not None" },
        { "residual", "the file is of a model with Residual = true, not false" },
        { "hierarchical", "the file is of a model with Hierarchical = true, not false" },
        { "alphabet", "the file is of a model with Vocabulary = .abd, not .abc" },
        { "letters", "E is (5, 2) in the file and (4, 2) in NameModel: the file is of a model with Vocabulary = .abcd, not .abc" },
    };

    [Theory]
    [MemberData(nameof(OtherModels))]
    public void AnotherModelsFileIsRefused(string difference, string fault)
    {
        FakeModel saved = difference switch
        {
            "hidden" => new FakeModel(hidden: 8),
            "context" => new FakeModel(context: 8),
            "embed" => new FakeModel(embed: 5),
            "shallow" => new FakeModel(depth: 0),
            "deep" => new FakeModel(depth: 2),
            "activation" => new FakeModel(activation: Activation.Gelu),
            "direct" => new FakeModel(direct: true),
            "shared" => new FakeModel(sharedOutput: true),
            "normalization" => new FakeModel(normalization: Normalization.Layer),
            "residual" => new FakeModel(residual: true),
            "hierarchical" => new FakeModel(hierarchical: true),
            "alphabet" => new FakeModel(alphabet: "abd"),
            _ => new FakeModel(alphabet: "abcd"),
        };
        Checkpoint.Save(File, saved.Count());

        var exception = Assert.Throws<CheckpointException>(() => Checkpoint.Load(CheckpointInfo.Read(File), new FakeModel()));

        Assert.Equal($"{File}: {fault}; load it into a model with the same declaration as the saved model.", exception.Message);
    }

    [Fact]
    public void AFileFromElsewhereWithAnotherShapeIsRefused()
    {
        _folder.Write("names.safetensors", SafetensorsFile.Of(
            """{"E": {"dtype": "F32", "shape": [2, 1], "data_offsets": [0, 8]}}""", 1, 2));
        var exception = Assert.Throws<CheckpointException>(() => Checkpoint.Load(CheckpointInfo.Read(File), new FakeModel()));
        Assert.Equal($"{File}: E is (2, 1) in the file and (4, 2) in NameModel; load it into a model with the same declaration as the saved model.", exception.Message);
    }

    [Fact]
    public void AMissingFileIsAnOrdinaryFileNotFound() =>
        Assert.Throws<FileNotFoundException>(() => Checkpoint.Load(CheckpointInfo.Read(File), new FakeModel()));

    [Fact]
    public void AFolderIsNoCheckpoint()
    {
        var exception = Assert.Throws<CheckpointException>(() => Checkpoint.Load(CheckpointInfo.Read(_folder.Path), new FakeModel()));
        Assert.Equal($"{_folder.Path}: this is a folder; name a checkpoint file.", exception.Message);
    }

    [Fact]
    public void SavingReplacesAnOlderFile()
    {
        _folder.Write("names.safetensors", new byte[100_000]);
        Checkpoint.Save(File, new FakeModel().Count());
        Checkpoint.Load(CheckpointInfo.Read(File), new FakeModel());
        Assert.Equal([File], Directory.GetFiles(_folder.Path));
    }

    private static float[] Numbers(Tensor<float> tensor)
    {
        float[] numbers = new float[tensor.FlattenedLength];
        tensor.FlattenTo(numbers);
        return numbers;
    }
}
