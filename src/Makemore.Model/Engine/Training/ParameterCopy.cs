using System.Numerics.Tensors;

namespace Makemore.Engine;

/// <summary>A second set of a model's values.</summary>
internal sealed class ParameterCopy : IParameterCopy
{
    private readonly AlignedFloats _model;
    private readonly AlignedFloats _copy;
    private readonly Team _team;
    private readonly Action<int> _approachSlice;
    private float _share;

    public ParameterCopy(AlignedFloats model, Team team)
    {
        _model = model;
        _copy = new AlignedFloats(model.Length);
        _team = team;
        _approachSlice = ApproachSlice;
    }

    public void Take() => _model.Span.CopyTo(_copy.Span);

    public void Approach(float share)
    {
        _share = share;
        _team.Run(Slices.Pieces(_copy.Length, Slices.Parameters), _approachSlice, _copy.Length >= Slices.WorthUpdatingTogether);
    }

    public void Exchange()
    {
        Span<float> model = _model.Span, copy = _copy.Span;
        for (int i = 0; i < copy.Length; i++)
            (model[i], copy[i]) = (copy[i], model[i]);
    }

    public void Dispose()
    {
        // The garbage collector frees the memory.
    }

    private void ApproachSlice(int slice)
    {
        int start = slice * Slices.Parameters;
        int length = Math.Min(Slices.Parameters, _copy.Length - start);
        Span<float> copy = _copy.Span.Slice(start, length);
        TensorPrimitives.Lerp(copy, _model.Span.Slice(start, length), _share, copy);
    }
}
