using System.ComponentModel;

namespace Makemore.Engine;

/// <summary>
/// A second set of a model's parameters and running statistics, beside the set that the model computes with. All its
/// values are initially 0. This type supports generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IParameterCopy : IDisposable
{
    /// <summary>copy ← model.</summary>
    void Take();

    /// <summary>copy ← copy + share · (model − copy).</summary>
    /// <param name="share">How far the copy moves toward the model. With 1, the copy becomes equal to the model.</param>
    void Approach(float share);

    /// <summary>copy ↔ model.</summary>
    void Exchange();
}
