using System.Collections;
using System.Reflection;
using Makemore.Engine;
using Makemore.Tests.Checkpoints;

namespace Makemore.Tests;

/// <summary>Public records compare by value, the lists in them too.</summary>
public sealed class RecordTests
{
    /// <summary>For each public record, how to make an instance, and one that differs in an item of a list or in another value.</summary>
    private static readonly Dictionary<Type, (Func<object> Make, Func<object> MakeOther)> Makers = new()
    {
        [typeof(ModelSpec)] = (() => new FakeModel().Spec, () => new FakeModel(hidden: 5).Spec),
        [typeof(ParameterSpec)] = (() => new ParameterSpec("Wx", [2, 3], "0"), () => new ParameterSpec("Wx", [2, 4], "0")),
        [typeof(TrainingResult)] = (
            () => new TrainingResult(2, TimeSpan.FromSeconds(1), [3, float.NaN]) { BestStep = 1 },
            () => new TrainingResult(2, TimeSpan.FromSeconds(1), [3, 2]) { BestStep = 1 }),
        [typeof(TrainingOptions)] = (() => new TrainingOptions { Gamma = 0.5f }, () => new TrainingOptions { Gamma = 0.25f }),
        [typeof(TrainingCheckpoint)] = (() => new TrainingCheckpoint("a") { EverySteps = 1 }, () => new TrainingCheckpoint("a") { EverySteps = 2 }),
        [typeof(TrainingProgress)] = (() => new TrainingProgress(1, 2, null, 3, TimeSpan.Zero), () => new TrainingProgress(1, 2, 2, 3, TimeSpan.Zero)),
        [typeof(ModelPreset)] = (
            () => new ModelPreset("a", "b", new TrainingOptions { Steps = 7 }, 2), () => new ModelPreset("a", "b", new TrainingOptions { Steps = 8 }, 2)),
        [typeof(SamplingOptions)] = (() => new SamplingOptions { Prompt = new string('a', 2) }, () => new SamplingOptions { Prompt = "a" }),
        [typeof(NgramSmoothing)] = (() => NgramSmoothing.AddK(0.5), () => NgramSmoothing.AddK(0.25)),
        [typeof(Neighbor)] = (() => new Neighbor("a", float.NaN), () => new Neighbor("a", 1)),
        [typeof(DropoutNoise)] = (() => new DropoutNoise(1, 2), () => new DropoutNoise(1, 3)),
    };

    public static TheoryData<Type> Records => [.. typeof(ModelSpec).Assembly.GetExportedTypes().Where(IsRecord)];

    [Theory]
    [MemberData(nameof(Records))]
    public void AreEqualWhenTheirValuesAre(Type record)
    {
        (Func<object> make, Func<object> makeOther) = Makers[record];
        Assert.Equal(make(), make());
        Assert.Equal(make().GetHashCode(), make().GetHashCode());
        Assert.NotEqual(make(), makeOther());
    }

    /// <summary>It does not matter whether a list comes from the constructor, from a default value or from an initializer.</summary>
    [Theory]
    [MemberData(nameof(Records))]
    public void AListThatIsSetToTheSameItemsIsEqual(Type record)
    {
        object set = Makers[record].Make();
        foreach (PropertyInfo list in record.GetProperties().Where(property => property.CanWrite && IsList(property.PropertyType)))
            list.SetValue(set, CopyOf(list, set));
        Assert.Equal(Makers[record].Make(), set);
    }

    [Fact]
    public void TheListsOfARecordAreCopies()
    {
        int[] shape = [2, 3];
        float[] losses = [3, 2];
        var parameter = new ParameterSpec("Wx", shape, "0");
        var result = new TrainingResult(2, TimeSpan.Zero, losses);
        ParameterSpec changed = parameter with { Shape = shape };
        shape[0] = 9;
        losses[0] = 9;
        Assert.Equal([2, 3], parameter.Shape);
        Assert.Equal([2, 3], changed.Shape);
        Assert.Equal([3, 2], result.LossHistory);
    }

    [Fact]
    public void AListThatIsNullIsNamed()
    {
        Assert.Equal("LossHistory", Assert.Throws<ArgumentNullException>(() => new TrainingResult(1, TimeSpan.Zero, null!)).ParamName);
        Assert.Equal("Shape", Assert.Throws<ArgumentNullException>(() => new ParameterSpec("Wx", null!, "0")).ParamName);
    }

    [Fact]
    public void TheListsOfARecordAreShown()
    {
        Assert.Contains("Shape = [2, 3]", new ParameterSpec("Wx", [2, 3], "0").ToString(), StringComparison.Ordinal);
        Assert.Contains(
            "LossHistory = [0.5, 0, 0, 0, 0, 0, 0, 0, … (9 items)]",
            new TrainingResult(9, TimeSpan.Zero, [0.5f, .. new float[8]]).ToString(),
            StringComparison.Ordinal);
    }

    [Fact]
    public void VocabulariesWithTheSameTokensAreEqual()
    {
        Assert.Equal<object>(Vocabulary.FromAlphabet("ab"), Vocabulary.FromAlphabet("ba"));
        Assert.Equal(Vocabulary.FromAlphabet("ab").GetHashCode(), Vocabulary.FromAlphabet("ba").GetHashCode());
        Assert.NotEqual<object>(Vocabulary.FromAlphabet("ab"), Vocabulary.FromAlphabet("ac"));
        Assert.False(Vocabulary.FromAlphabet("ab").Equals(null));
    }

    private static bool IsList(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>);

    /// <summary>An array with the items of a list.</summary>
    private static Array CopyOf(PropertyInfo list, object record)
    {
        object[] items = [.. ((IEnumerable)list.GetValue(record)!).Cast<object>()];
        var copy = Array.CreateInstance(list.PropertyType.GetGenericArguments()[0], items.Length);
        items.CopyTo(copy, 0);
        return copy;
    }

    /// <summary>The compiler gives a record a method that prints its members.</summary>
    private static bool IsRecord(Type type) =>
        type.GetMethod("PrintMembers", BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.DeclaredOnly) is not null;
}
