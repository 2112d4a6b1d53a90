using System.Numerics.Tensors;

namespace Makemore.Engine;

/// <summary>
/// What surrounds the drawing of a token: the context that slides along, the distribution after it, the text so far.
/// A distribution is worked out once for every context that is met.
/// </summary>
public sealed class TokenSampler
{
    /// <summary>Distributions kept at most, so that memory stays bounded for any number of texts.</summary>
    private const int Capacity = 65_536;

    private readonly NextLogits _forward;
    private readonly SamplingOptions _options;
    private readonly TorchRandom _random;
    private readonly int[] _prompt;
    private readonly int[] _context;
    private readonly List<int> _text = [];
    private readonly ContextTable _known;
    private readonly List<float[]> _distributions = [];
    private readonly Vocabulary _vocabulary;

    /// <summary>Checks the options and reads the prompt.</summary>
    /// <param name="vocabulary">The model's tokens.</param>
    /// <param name="contextLength">How many of them the model sees.</param>
    /// <param name="forward">The model's forward pass over one context.</param>
    /// <param name="options">How to draw; plain sampling with seed 42 when null.</param>
    /// <exception cref="ArgumentException">An option is out of its range, or the prompt has a letter the model lacks.</exception>
    public TokenSampler(Vocabulary vocabulary, int contextLength, NextLogits forward, SamplingOptions? options)
    {
        ArgumentNullException.ThrowIfNull(vocabulary);
        ArgumentNullException.ThrowIfNull(forward);
        _options = options ?? new SamplingOptions();
        _options.Validate();
        _vocabulary = vocabulary;
        _prompt = vocabulary.Encode(_options.Prompt);
        _context = new int[contextLength];
        _forward = forward;
        _random = new TorchRandom(_options.Seed);
        _known = new ContextTable(contextLength);
    }

    /// <summary>Whether the text has as many tokens as <see cref="SamplingOptions.MaxLength"/> allows.</summary>
    public bool IsFull => _text.Count >= _options.MaxLength;

    /// <summary>The text so far.</summary>
    public string Text => _vocabulary.Decode([.. _text]);

    /// <summary>Begins a text: the context is all boundaries, then the prompt.</summary>
    public void Begin()
    {
        _text.Clear();
        Array.Clear(_context);
        foreach (int token in _prompt)
            Append(token);
    }

    /// <summary>Draws the token after the context, as <c>torch.multinomial(probs, 1)</c> does.</summary>
    /// <returns>The token's number; <see cref="Vocabulary.Boundary"/> ends the text.</returns>
    public int Draw()
    {
        ReadOnlySpan<float> cumulative = Distribution();
        float drawn = _random.NextSingle() * cumulative[^1];
        int token = 0;
        while (cumulative[token] <= drawn)
            token++;
        return token;
    }

    /// <summary>Writes a token behind the text: <c>context = context[1:] + [ix]</c>.</summary>
    /// <param name="token">The token's number.</param>
    public void Append(int token)
    {
        _text.Add(token);
        _context.AsSpan(1).CopyTo(_context);
        _context[^1] = token;
    }

    /// <summary>The running sums of the next token's probabilities.</summary>
    private float[] Distribution()
    {
        if (_distributions.Count == Capacity)
        {
            _known.Clear();
            _distributions.Clear();
        }
        int index = _known.IndexOf(_context);
        if (index == _distributions.Count)
        {
            float[] values = new float[_vocabulary.Count];
            _forward(_context, values);
            Weigh(values);
            _distributions.Add(values);
        }
        return _distributions[index];
    }

    /// <summary>Turns logits into running sums of exp(logit / temperature), without the tokens that the options leave out.</summary>
    private void Weigh(Span<float> values)
    {
        float top = TensorPrimitives.Max<float>(values);
        int likeliest = TensorPrimitives.IndexOfMax<float>(values);
        // Dividing by a temperature near 0 would overflow: the limit is all weight on the likeliest token.
        for (int i = 0; i < values.Length; i++)
            values[i] = _options.Temperature > 0 ? MathF.Exp((values[i] - top) / _options.Temperature) : i == likeliest ? 1 : 0;

        if (_options.TopK is not null || _options.TopP is not null)
            KeepLikeliest(values);
        for (int i = 1; i < values.Length; i++)
            values[i] += values[i - 1];
    }

    private void KeepLikeliest(Span<float> weights)
    {
        int[] order = [.. Enumerable.Range(0, weights.Length)];
        float[] keys = weights.ToArray();
        Array.Sort(order, (a, b) => keys[a] != keys[b] ? keys[b].CompareTo(keys[a]) : a.CompareTo(b));

        float enough = (_options.TopP ?? 1) * TensorPrimitives.Sum<float>(keys.AsSpan(0));
        float sum = 0;
        for (int rank = 0; rank < order.Length; rank++)
        {
            if (rank >= (_options.TopK ?? order.Length) || (rank > 0 && _options.TopP is not null && sum >= enough))
                weights[order[rank]] = 0;
            sum += keys[order[rank]];
        }
    }
}
