using System.Reflection;

namespace Makemore.Tests.Training;

public class TrainingRecipeTests
{
    /// <summary>The options that the result does not depend on, or that the identity has as data.</summary>
    private static readonly string[] Others = [nameof(TrainingOptions.Validation), nameof(TrainingOptions.Threads), nameof(TrainingOptions.Checkpoint)];

    /// <summary>An option that is forgotten here would let a training go on with another recipe.</summary>
    [Fact]
    public void HasEveryOptionOfATraining()
    {
        IEnumerable<string> options = typeof(TrainingOptions).GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(property => property.SetMethod is not null)
            .Select(property => property.Name);
        Assert.Equal(options.Except(Others).Order(), new TrainingOptions().Recipe().Select(option => option.Name).Order());
    }
}
