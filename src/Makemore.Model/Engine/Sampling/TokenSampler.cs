using System.ComponentModel;
using System.Numerics.Tensors;

namespace Makemore.Engine;

/// <summary>
/// The state of a text that is sampled token by token: the context, the probabilities of the next token, and the tokens
/// so far. It keeps the probabilities of every context that it has met, so that the forward pass runs once for each. This
/// type supports generated code; use the model's <c>Sample</c> instead.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TokenSampler
{
    private const int FirstLength = 256;

    private readonly SamplingOptions _options;
    private readonly TorchRandom _random;
    private readonly Vocabulary _vocabulary;
    private readonly int[] _prompt;
    private int[] _text;
    private readonly ContextGraph _graph;
    private int _length;
    private int _context;

    /// <summary>Checks the options and reads the prompt.</summary>
    /// <param name="vocabulary">The model's tokens.</param>
    /// <param name="contextLength">How many tokens the model's context has.</param>
    /// <param name="options">How to sample; plain sampling with seed 42 when null.</param>
    /// <exception cref="ArgumentException">
    /// An option is out of its range, or the prompt has a letter that the model does not know.
    /// </exception>
    public TokenSampler(Vocabulary vocabulary, int contextLength, SamplingOptions? options)
    {
        ArgumentNullException.ThrowIfNull(vocabulary);
        _options = options ?? new SamplingOptions();
        _prompt = ReadPrompt(vocabulary, _options);
        _vocabulary = vocabulary;
        // The text grows: few texts are as long as they may be.
        _text = new int[Math.Max(Math.Min(_options.MaxLength, FirstLength), _prompt.Length)];
        _random = new TorchRandom(_options.Seed);
        _graph = new ContextGraph(contextLength, vocabulary.Count);
    }

    /// <summary>The tokens that the next one depends on, oldest first.</summary>
    public ReadOnlySpan<int> Context => _graph.Context(_context);

    /// <summary>
    /// Whether the sampler does not know the probabilities after <see cref="Context"/> yet. If so, call
    /// <see cref="Softmax(Activations)"/> before <see cref="Draw()"/>.
    /// </summary>
    public bool IsNewContext => _graph.IsNew(_context);

    /// <summary>Whether the text has as many tokens as <see cref="SamplingOptions.MaxLength"/> allows.</summary>
    public bool IsFull => _length >= _options.MaxLength;

    /// <summary>The text so far.</summary>
    public string Text => _vocabulary.Decode(_text.AsSpan(0, _length));

    /// <summary>Begins a text. The context consists of boundaries, followed by the prompt.</summary>
    public void Begin()
    {
        _length = 0;
        _context = _graph.Start();
        foreach (int token in _prompt)
            Append(token);
    }

    /// <summary>
    /// probs = softmax(logits / <see cref="SamplingOptions.Temperature"/>), without the tokens that
    /// <see cref="SamplingOptions.TopK"/> and <see cref="SamplingOptions.TopP"/> leave out. The sampler keeps them for
    /// the context.
    /// </summary>
    /// <param name="logits">The logits after <see cref="Context"/>, (1 × V).</param>
    public void Softmax(Activations logits)
    {
        ArgumentNullException.ThrowIfNull(logits);
        Softmax(logits.Row(0));
    }

    /// <summary>The same, for logits in a span.</summary>
    /// <param name="logits">The logits, (V).</param>
    public void Softmax(ReadOnlySpan<float> logits)
    {
        Span<float> sums = _graph.Sums(_context);
        logits.CopyTo(sums);
        Weigh(sums);
    }

    /// <summary>
    /// Draws the next token from the probabilities after <see cref="Context"/>, as <c>torch.multinomial</c> does.
    /// </summary>
    /// <returns>The token's number; <see cref="Vocabulary.Boundary"/> ends the text.</returns>
    public int Draw()
    {
        ReadOnlySpan<float> sums = _graph.Sums(_context);
        // Rounding must not move the draw past the last token with a weight above 0.
        float drawn = MathF.Min(_random.NextSingle() * sums[^1], MathF.BitDecrement(sums[^1]));

        // This binary search finds the first token whose sum is above the draw. It has no branch, so it takes the same
        // time for every token.
        int token = 0;
        for (int count = sums.Length; count > 1;)
        {
            int half = count / 2;
            token += sums[token + half - 1] <= drawn ? half : 0;
            count -= half;
        }
        return token;
    }

    /// <summary>Appends a token to the text: <c>context = context[1:] + [ix]</c>.</summary>
    /// <param name="token">The token's number.</param>
    public void Append(int token)
    {
        if (_length == _text.Length)
            Array.Resize(ref _text, (int)Math.Min(2L * _length + 1, Array.MaxLength));
        _text[_length++] = token;
        _context = _graph.Next(_context, token);
    }

    /// <summary>The first texts of a sequence.</summary>
    /// <param name="count">How many texts; 0 or more.</param>
    /// <param name="texts">The sequence.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative.</exception>
    public static IReadOnlyList<string> First(int count, IEnumerable<string> texts)
    {
        OptionRange.Require(count >= 0, count, "must be 0 or more");
        return texts.Take(count).ToArray();
    }

    /// <summary>Throws unless a sampler can be created with the options.</summary>
    /// <exception cref="ArgumentException">
    /// An option is out of its range, or the prompt has a letter that the model does not know.
    /// </exception>
    internal static void ThrowUnlessValid(Vocabulary vocabulary, SamplingOptions? options) =>
        ReadPrompt(vocabulary, options ?? new SamplingOptions());

    /// <summary>Samples texts without end. Each is drawn token by token until the boundary or the maximum length.</summary>
    /// <param name="vocabulary">The model's tokens.</param>
    /// <param name="contextLength">How many tokens the model's context has; 0 for a model of unigrams.</param>
    /// <param name="options">How to sample; plain sampling with seed 42 when null.</param>
    /// <param name="begin">Called when an enumeration begins. It returns what computes the logits after a context.</param>
    internal static IEnumerable<string> Texts(Vocabulary vocabulary, int contextLength, SamplingOptions? options, Func<NextLogits> begin)
    {
        ThrowUnlessValid(vocabulary, options);
        return Enumerate();

        IEnumerable<string> Enumerate()
        {
            NextLogits forward = begin();
            // The sampler's context has at least one token; a model of unigrams ignores it.
            var sampler = new TokenSampler(vocabulary, Math.Max(contextLength, 1), options);
            while (true)
                yield return sampler.NextText(forward);
        }
    }

    private static int[] ReadPrompt(Vocabulary vocabulary, SamplingOptions options)
    {
        options.Validate();
        return vocabulary.EncodePrompt(options.Prompt);
    }

    private string NextText(NextLogits forward)
    {
        Begin();
        while (!IsFull && Draw(forward) is var token and not Vocabulary.Boundary)
            Append(token);
        return Text;
    }

    private int Draw(NextLogits forward)
    {
        if (IsNewContext)
        {
            Span<float> sums = _graph.Sums(_context);
            forward(Context, sums);
            Weigh(sums);
        }
        return Draw();
    }

    /// <summary>
    /// Turns logits into the running sums of exp(logit / temperature), without the tokens that the options leave out.
    /// </summary>
    private void Weigh(Span<float> weights)
    {
        if (_vocabulary.Unknown is { } unknown && !_options.AllowUnknown)
            weights[unknown] = float.NegativeInfinity;
        float top = TensorPrimitives.Max<float>(weights);
        int likeliest = TensorPrimitives.IndexOfMax<float>(weights);
        // At a temperature of 0, which is the limit, the likeliest token has all the weight.
        for (int i = 0; i < weights.Length; i++)
            weights[i] = _options.Temperature > 0 ? MathF.Exp((weights[i] - top) / _options.Temperature) : i == likeliest ? 1 : 0;

        if (_options.TopK is not null || _options.TopP is not null)
            KeepLikeliest(weights);
        for (int i = 1; i < weights.Length; i++)
            weights[i] += weights[i - 1];
    }

    /// <summary>
    /// Keeps the TopK likeliest tokens, and among these the fewest likeliest tokens that reach the share TopP of the
    /// remaining weight. The weights of all other tokens become 0.
    /// </summary>
    private void KeepLikeliest(Span<float> weights)
    {
        float[] all = weights.ToArray();
        int[] order = [.. Enumerable.Range(0, all.Length).OrderByDescending(token => all[token])];
        int kept = Math.Min(_options.TopK ?? order.Length, order.Length);
        if (_options.TopP is { } share)
        {
            float enough = share * order.Take(kept).Sum(token => all[token]);
            float sum = 0;
            int reached = 0;
            while (reached < kept && sum < enough)
                sum += all[order[reached++]];
            kept = reached;
        }
        foreach (int token in order.AsSpan(kept))
            weights[token] = 0;
    }
}
