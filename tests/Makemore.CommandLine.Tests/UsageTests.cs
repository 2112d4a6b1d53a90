namespace Makemore.CommandLine.Tests;

public sealed class UsageTests
{
    [Theory]
    [InlineData("invent", "'invent' is not a command of 'makemore'.")]
    [InlineData("trian", "'trian' is not a command of 'makemore'; did you mean 'train'?")]
    [InlineData("sweep reprot", "'reprot' is not a command of 'makemore sweep'; did you mean 'report'?")]
    [InlineData("--steps 3 train", "--steps must follow the command train: makemore train --steps …")]
    [InlineData("train names.txt", "'makemore train' takes no 'names.txt'; the names of options begin with --.")]
    [InlineData("train --step 5", "'--step' is not an option of 'makemore train'; did you mean '--steps'?")]
    [InlineData("train --top-k 3", "'--top-k'")]
    [InlineData("sample", "'makemore sample' requires --model <FILE>.")]
    [InlineData("evaluate", "'makemore evaluate' requires --model <FILE>.")]
    [InlineData("train --out", "--out requires a value: --out <FILE>.")]
    [InlineData("train --steps 1 --steps 2", "'--steps'")]
    [InlineData("train --steps 2147483647", "--steps must be an integer from 0 to 1000000000, not '2147483647'.")]
    [InlineData("train --batch-size 1000000000", "--batch-size must be an integer from 1 to 1000000, not '1000000000'.")]
    [InlineData("train --epochs 1e300 --batch-size 1", "--epochs 1E+300 gives more than 1000000000 steps with ")]
    [InlineData("train --preset lecture-batch-norm --batch-size 1", "--batch-size must be 2 or more for LectureBatchNorm, because batch normalization needs the variance of several examples.")]
    [InlineData("sweep --grid LectureSweep --batch-size 1 --steps 1", "--batch-size must be 2 or more for Embed10_Hidden200_NormalizationBatch_")]
    [InlineData("sample --model m --max-length 2147483592", "--max-length must be an integer from 1 to 1000000, not '2147483592'.")]
    [InlineData("train --steps x", "--steps must be an integer from 0 to 1000000000, not 'x'.")]
    [InlineData("train --steps -1", "--steps must be an integer from 0 to 1000000000, not '-1'.")]
    [InlineData("train --steps 1.5", "--steps must be an integer from 0 to 1000000000, not '1.5'.")]
    [InlineData("train --batch-size 0", "--batch-size must be an integer from 1 to 1000000, not '0'.")]
    [InlineData("train --learning-rate NaN", "--learning-rate must be a number that is 0 or more, not 'NaN'.")]
    [InlineData("train --learning-rate 1e99", "--learning-rate must be a number that is 0 or more, not '1e99'.")]
    [InlineData("train --learning-rate 0,1", "--learning-rate must be a number that is 0 or more, not '0,1'.")]
    [InlineData("train --seed 99999999999", "--seed must be a 32-bit integer, not '99999999999'.")]
    [InlineData("train --split mine", "--split must be makemore or eureka, not 'mine'.")]
    [InlineData("train --schedule linear", "--schedule must be constant or step or cosine or inversetime, not 'linear'.")]
    [InlineData("train --optimizer adam --beta1 0.5", "--optimizer must be sgd or momentum or adamw, not 'adam'.")]
    [InlineData("train --preset best", "--preset must be one of notebook, lecture, lecture-batch-norm, best-context-3, best-context-8, best-wavenet, text, not 'best'.")]
    [InlineData("train --preset best --beta1 0.5", ", not 'best'.")]
    [InlineData("train --preset lecture --beta1 0.5", "--beta1 requires --optimizer adamw.")]
    [InlineData("train --preset best-context-8 --momentum 0.5", "--momentum requires --optimizer momentum.")]
    [InlineData("train --preset best-context-8 --optimizer sgd --beta1 0.5", "--beta1 requires --optimizer adamw.")]
    [InlineData("train --preset best-context-8 --gamma 0.5", "--gamma requires --schedule step.")]
    [InlineData("train --steps 1 --epochs 2", "--steps and --epochs both set the number of steps; specify only one of them.")]
    [InlineData("train --epochs 0", "--epochs must be a number above 0, not '0'.")]
    [InlineData("train --seed 1 --seeds 2", "--seed and --seeds both set the seed; specify only one of them.")]
    [InlineData("train --seeds 1,1", "--seeds must be distinct 32-bit integers separated by commas, such as 1,2,3, not '1,1'.")]
    [InlineData("train --warm-up -1", "--warm-up must be an integer from 0 to 2147483647, not '-1'.")]
    [InlineData("train --average 1", "--average must be a number that is 0 or more and below 1, not '1'.")]
    [InlineData("train --clip 0", "--clip must be a number above 0, not '0'.")]
    [InlineData("train --patience 0", "--patience must be an integer from 1 to 2147483647, not '0'.")]
    [InlineData("train --sample-every 0", "--sample-every must be an integer from 1 to 2147483647, not '0'.")]
    [InlineData("train --threads 0", "--threads must be an integer from 1 to 2147483647, not '0'.")]
    [InlineData("train --momentum 0.5", "--momentum requires --optimizer momentum.")]
    [InlineData("train --optimizer adamw --nesterov", "--nesterov requires --optimizer momentum.")]
    [InlineData("train --optimizer momentum --beta2 0.9", "--beta2 requires --optimizer adamw.")]
    [InlineData("train --schedule cosine --step-size 5", "--step-size requires --schedule step.")]
    [InlineData("train --final-learning-rate 0.1", "--final-learning-rate requires --schedule cosine.")]
    [InlineData("train --schedule step --decay-rate 0.1", "--decay-rate requires --schedule inversetime.")]
    [InlineData("train --schedule inversetime", "--schedule inversetime requires --decay-rate, such as --decay-rate 0.001.")]
    [InlineData("sweep --optimizer adamw --nesterov", "--nesterov requires --optimizer momentum.")]
    [InlineData("sample --model m --count 0", "--count must be")]
    [InlineData("evaluate --model m --baseline good-turing", "--baseline must be kneser-ney or add-k, not 'good-turing'.")]
    [InlineData("evaluate --model m --baseline kneser-ney --order 0", "--order must be an integer from 1 to 64, not '0'.")]
    [InlineData("evaluate --model m --baseline add-k --k -1", "--k must be a number from 0 to 1000000, not '-1'.")]
    [InlineData("evaluate --model m --baseline kneser-ney --k 1", "--k requires --baseline add-k.")]
    [InlineData("evaluate --model m --order 3", "--order requires --baseline.")]
    [InlineData("sample --model m --temperature -1", "--temperature must be")]
    [InlineData("sample --model m --top-k 0", "--top-k must be")]
    [InlineData("sample --model m --top-p 0", "--top-p must be")]
    [InlineData("sample --model m --top-p 1.1", "--top-p must be")]
    [InlineData("sample --model m --max-length 0", "--max-length must be")]
    [InlineData("train --preset text", "--data is required, because the model reads sentences; specify a text file with one sentence per line, such as --data text.txt.")]
    [InlineData("sweep --grid TextSweep", "--data is required, because the model reads sentences")]
    [InlineData("vocabulary", "requires --model <FILE>.")]
    [InlineData("sweep --grid best", "--grid must be one of NameSweep, LectureSweep, Context3Sweep, Context8Sweep, HierarchicalSweep, TextSweep, not 'best'.")]
    [InlineData("sweep --seeds 1,2,1", "--seeds must be distinct 32-bit integers separated by commas, such as 1,2,3, not '1,2,1'.")]
    [InlineData("sweep --seeds 1,,2", "--seeds must be")]
    [InlineData("sweep --seeds one", "--seeds must be")]
    [InlineData("sweep --jobs 0", "--jobs must be an integer from 1 to 1024, not '0'.")]
    [InlineData("sweep --shard 0/4", "--shard must be K/N, the K-th of N shards, such as 1/4, not '0/4'.")]
    [InlineData("sweep --shard 5/4", "--shard must be")]
    [InlineData("sweep --shard 1", "--shard must be")]
    [InlineData("sweep --shard 1/2/3", "--shard must be")]
    [InlineData("sweep --seed 1", "'--seed'")]
    [InlineData("sweep merge", "'makemore sweep merge' requires <files> and --into <FILE>.")]
    [InlineData("sweep merge a.db", "'makemore sweep merge' requires --into <FILE>.")]
    [InlineData("sweep merge --into a.db", "'makemore sweep merge' requires <files>.")]
    [InlineData("plot", "'makemore plot' requires a command: embedding.")]
    [InlineData("plot embedding", "'makemore plot embedding' requires --model <FILE> and --out <FILE>.")]
    [InlineData("plot embedding --out p.png", "requires --model <FILE>.")]
    [InlineData("plot embedding --model m", "requires --out <FILE>.")]
    [InlineData("plot embedding --model m --out p.jpg", "--out must be a file whose name ends in .png or .svg, not 'p.jpg'.")]
    [InlineData("plot embedding --model m --out png", "--out must be a file whose name ends in .png or .svg, not 'png'.")]
    [InlineData("plot embedding --model m --out p.png --top 0", "--top must be")]
    [InlineData("plot embedding --model m --out p.png --group a,e", "--group must be a name and tokens, such as vowels=a,e,i,o,u, not 'a,e'.")]
    [InlineData("plot embedding --model m --out p.png --group x=a,b --group y=c,a", "--group may name each token only once; it names 'a' twice.")]
    [InlineData("nearest", "'makemore nearest' requires <token> and --model <FILE>.")]
    [InlineData("nearest --model m", "'makemore nearest' requires <token>.")]
    [InlineData("nearest a", "requires --model <FILE>.")]
    [InlineData("nearest a --model m --count 0", "--count must be")]
    [InlineData("export --model m", "requires --out <FILE>.")]
    [InlineData("sweep --results a.db report", "--results must follow the command report: makemore sweep report --results …")]
    [InlineData("sweep --steps 5 report", "--steps must follow the command report: makemore sweep report --steps …")]
    public async Task IsOneLineAndAHint(string args, string error)
    {
        Run run = await Run.Of(args.Split(' '));

        Assert.Equal((ExitCode.Usage, ""), (run.ExitCode, run.Output));
        string[] lines = run.Errors.Split(Environment.NewLine);
        Assert.StartsWith("error: ", lines[0], StringComparison.Ordinal);
        Assert.Contains(error, lines[0], StringComparison.Ordinal);
        Assert.Matches("^Try 'makemore( [a-z]+)* --help'.$", lines[1]);
        Assert.Equal("", Assert.Single(lines[2..]));
    }

    [Theory]
    [InlineData("--data")]
    [InlineData("--out")]
    public async Task AnEmptyPathIsNone(string option)
    {
        Run run = await Run.Of("train", option, "");

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.StartsWith($"error: {option} must be the path of a file; it is empty.", run.Errors, StringComparison.Ordinal);
    }
}
