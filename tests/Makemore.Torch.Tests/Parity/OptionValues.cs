using System.Reflection;
using CsCheck;

namespace Makemore.Torch.Tests.Parity;

/// <summary>
/// The values that the options of a type take in these tests: every one of an enumeration and of a truth value, and of
/// any other type those that are listed. An option that is not listed stops the tests, so that none is ever left out.
/// </summary>
internal sealed class OptionValues
{
    private readonly (PropertyInfo Option, object?[] Values)[] _options;

    private OptionValues((PropertyInfo Option, object?[] Values)[] options) => _options = options;

    /// <summary>The options of a type.</summary>
    /// <param name="type">An attribute, or a record of options.</param>
    /// <param name="listed">The values of those that are neither of an enumeration nor truth values, by name.</param>
    public static OptionValues Of(Type type, IReadOnlyDictionary<string, object?[]> listed) => new(
    [
        .. from option in type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
           where option.SetMethod is not null
           orderby option.Name
           select (option, listed.GetValueOrDefault(option.Name) ?? All(option)),
    ]);

    /// <summary>Each value of each option, by itself.</summary>
    public IEnumerable<(PropertyInfo Option, object? Value)> Alone =>
        from option in _options
        from value in option.Values
        select (option.Option, value);

    /// <summary>A value for every option.</summary>
    public Gen<(PropertyInfo Option, object? Value)[]> Together =>
        Gen.UInt.Array[_options.Length].Select(picks =>
            _options.Zip(picks, (option, pick) => (option.Option, option.Values[pick % option.Values.Length])).ToArray());

    /// <summary>All options but one.</summary>
    public OptionValues Without(string name) => new([.. _options.Where(option => option.Option.Name != name)]);

    private static object?[] All(PropertyInfo option) => option.PropertyType switch
    {
        { IsEnum: true } type => [.. Enum.GetValues(type)],
        { } type when type == typeof(bool) => [false, true],
        _ => throw new NotSupportedException(
            $"The backends are not compared by {option.DeclaringType!.Name}.{option.Name}; list values of it in the tests of parity."),
    };
}
