namespace Makemore.Engine;

/// <summary>
/// The values of all parameters of a model, or all their gradients, in one array. The array is allocated at its first
/// use, so a network that is never trained has no memory for gradients. Several threads may make the first use at the
/// same time.
/// </summary>
/// <param name="length">How many floats there are.</param>
internal sealed class ParameterMemory(int length)
{
    private readonly Lazy<AlignedFloats> _floats = new(() => new AlignedFloats(length));

    /// <summary>The values or the gradients, initially 0.</summary>
    public AlignedFloats Floats => _floats.Value;

    /// <summary>
    /// How many floats the parameters of a model need. Each parameter is padded to a whole number of registers, so that
    /// an update has no remainder.
    /// </summary>
    public static int LengthOf(ModelSpec spec) => spec.Parameters.Sum(parameter => Kernels.Pad(parameter.Count));

    /// <summary>The parameters over this memory, by name, in the order of the table.</summary>
    /// <param name="spec">The table.</param>
    /// <param name="gradients">The memory of their gradients.</param>
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
