using Makemore.CommandLine.Reports.Sweeps;

namespace Makemore.CommandLine.Tests.Sweeping;

public sealed class ModelNamesTests
{
    [Fact]
    public void OneModelIsNamedWithAllOfItsOptions()
    {
        Assert.Equal(["C8 E24 H200"], ShortNames("Context8_Embed24_Hidden200"));
        Assert.Equal(
            ["E10 H200 norm batch dropout 0.2 hierarchical no direct shared output scalednormal embed scale 1E-05 output scale 0.01"],
            ShortNames("Embed10_Hidden200_NormalizationBatch_Dropout0p2_HierarchicalTrue_DirectFalse_SharedOutputTrue_InitializationScaledNormal_EmbedScale1em05_OutputScale0p01"));
    }

    [Fact]
    public void SeveralModelsAreNamedByWhatDiffers() => Assert.Equal(
        ["H1024 dropout 0", "H1024 dropout 0.1", "H2048 dropout 0"],
        ShortNames(
            "Embed64_Hidden1024_Dropout0_InitializationKaiming_OutputScale0p01",
            "Embed64_Hidden1024_Dropout0p1_InitializationKaiming_OutputScale0p01",
            "Embed64_Hidden2048_Dropout0_InitializationKaiming_OutputScale0p01"));

    [Fact]
    public void OtherNamesStayAsTheyAre() => Assert.Equal(
        ["NameModel", "ContextualModel", "Context_Free", "E64 H2048"],
        ShortNames("NameModel", "ContextualModel", "Context_Free", "Embed64_Hidden2048"));

    private static string[] ShortNames(params string[] models)
    {
        var names = new ModelNames(models);
        return [.. models.Select(names.Short)];
    }
}
