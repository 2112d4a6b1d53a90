namespace Makemore.Engine;

/// <summary>How an optimizer updates parameters by their gradients. It is written once for registers of every width.</summary>
internal unsafe interface IUpdateRule
{
    /// <summary>Updates parameters.</summary>
    /// <param name="p">The parameters.</param>
    /// <param name="g">Their gradients.</param>
    /// <param name="first">
    /// The first state of each parameter: a running sum or mean of the gradients, if the optimizer needs one.
    /// </param>
    /// <param name="second">
    /// The second state of each parameter: a running mean of the squared gradients, if the optimizer needs one.
    /// </param>
    /// <param name="length">The number of parameters. They fill a whole number of registers.</param>
    void Update<TVector>(float* p, float* g, float* first, float* second, int length)
        where TVector : struct, IVector<TVector>;
}
