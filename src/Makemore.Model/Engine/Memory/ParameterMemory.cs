namespace Makemore.Engine;

/// <summary>
/// The numbers of all parameters of a model, in one array, or their gradients. The array is made at its first use, which
/// may come from several threads at once, so that a network that never learns has no room for gradients.
/// </summary>
/// <param name="length">How many floats there are.</param>
internal sealed class ParameterMemory(int length)
{
    private readonly Lazy<AlignedFloats> _floats = new(() => new AlignedFloats(length));

    /// <summary>The numbers; zeros at first.</summary>
    public AlignedFloats Floats => _floats.Value;

    /// <summary>How many floats the parameters of a model take. Each begins on a register's boundary, so that an update needs no remainder.</summary>
    public static int LengthOf(ModelSpec spec) => spec.Parameters.Sum(parameter => Kernels.Pad(parameter.Count));

    /// <summary>The parameters over this memory, by name, in the order of the table.</summary>
    /// <param name="spec">The table.</param>
    /// <param name="gradients">Where their gradients are.</param>
    public OrderedDictionary<string, Parameter> Parameters(ModelSpec spec, ParameterMemory gradients)
    {
        var parameters = new OrderedDictionary<string, Parameter>(spec.Parameters.Count);
        int offset = 0;
        foreach (ParameterSpec parameter in spec.Parameters)
        {
            parameters.Add(parameter.Name, new Parameter(parameter, Floats, gradients, offset));
            offset += Kernels.Pad(parameter.Count);
        }
        return parameters;
    }
}
