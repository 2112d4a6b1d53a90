using System.Reflection;
using Makemore.Tool.Compilation;

namespace Makemore.Tool.Architecture;

/// <summary>The arguments of declarations that are not on the command line.</summary>
internal static class DeclaredArguments
{
    /// <summary>The arguments that every declaration shows, even if they have their defaults.</summary>
    private static readonly string[] Sizes = [nameof(MlpAttribute.Context), nameof(MlpAttribute.Embed), nameof(MlpAttribute.Hidden)];

    /// <summary>The arguments of an attribute: the sizes, and the others if they differ from their defaults.</summary>
    public static IEnumerable<DeclaredArgument> Of(MlpAttribute attribute) => ArchitectureOption.All
        .Where(option => Sizes.Contains(option.Property) || !option.Of(attribute).Equals(option.Default))
        .Select(option => Argument(option.Property, AttributeText.Code(option.Of(attribute))));

    /// <summary>The arguments of the attribute [MlpSweep] of one of the tool's grids.</summary>
    public static IEnumerable<DeclaredArgument> Of(IReadOnlyList<ModelFactory> grid)
    {
        CustomAttributeData attribute = typeof(DeclaredArguments).Assembly.GetTypes()
            .Where(type => type.IsDefined(typeof(MlpSweepAttribute)) && type.Name == grid[0].Sweep)
            .SelectMany(type => type.GetCustomAttributesData())
            .Single(data => data.AttributeType == typeof(MlpSweepAttribute));
        return attribute.NamedArguments.Select(argument => Argument(argument.MemberName, Code(argument.TypedValue)));
    }

    private static DeclaredArgument Argument(string property, string code) => new(property, code, $"{property} = {code}");

    private static string Code(CustomAttributeTypedArgument argument) => argument.Value switch
    {
        IReadOnlyCollection<CustomAttributeTypedArgument> values => $"[{string.Join(", ", values.Select(Code))}]",
        var value when argument.ArgumentType.IsEnum => AttributeText.Code(Enum.ToObject(argument.ArgumentType, value!)),
        var value => AttributeText.Code(value!),
    };
}
