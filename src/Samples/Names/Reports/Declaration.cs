using System.Reflection;
using Makemore;

namespace Names.Reports;

/// <summary>A model's attribute, as it is written on its class.</summary>
internal static class Declaration
{
    public static string Of(Type model)
    {
        CustomAttributeData attribute = model.CustomAttributes.Single(attribute => attribute.AttributeType == typeof(MlpAttribute));
        IEnumerable<string> properties = attribute.NamedArguments
            .Select(property => $"{property.MemberName} = {Written(property.TypedValue)}");
        return $"[Mlp({string.Join(", ", properties)})]";
    }

    private static string Written(CustomAttributeTypedArgument value) => value.Value switch
    {
        bool isSet => isSet ? "true" : "false",
        float number => $"{number}f",
        string text => $"\"{text}\"",
        var number when value.ArgumentType.IsEnum => $"{value.ArgumentType.Name}.{Enum.ToObject(value.ArgumentType, number!)}",
        var number => $"{number}",
    };
}
