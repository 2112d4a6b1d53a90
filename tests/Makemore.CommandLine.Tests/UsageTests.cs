namespace Makemore.CommandLine.Tests;

public sealed class UsageTests
{
    [Theory]
    [InlineData("invent", "'invent'")]
    [InlineData("train --step 5", "'--step'")]
    [InlineData("train --top-k 3", "'--top-k'")]
    [InlineData("sample", "'--model'")]
    [InlineData("evaluate", "'--model'")]
    [InlineData("train --out", "'--out'")]
    [InlineData("train --steps 1 --steps 2", "'--steps'")]
    [InlineData("train --steps x", "--steps must be an integer from 0 to 2147483647, not 'x'.")]
    [InlineData("train --steps -1", "--steps must be an integer from 0 to 2147483647, not '-1'.")]
    [InlineData("train --steps 1.5", "--steps must be an integer from 0 to 2147483647, not '1.5'.")]
    [InlineData("train --batch-size 0", "--batch-size must be an integer from 1 to 2147483647, not '0'.")]
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
    [InlineData("evaluate --model m --baseline add-k --k -1", "--k must be a number that is 0 or more, not '-1'.")]
    [InlineData("evaluate --model m --baseline kneser-ney --k 1", "--k requires --baseline add-k.")]
    [InlineData("evaluate --model m --order 3", "--order requires --baseline.")]
    [InlineData("sample --model m --temperature -1", "--temperature must be")]
    [InlineData("sample --model m --top-k 0", "--top-k must be")]
    [InlineData("sample --model m --top-p 0", "--top-p must be")]
    [InlineData("sample --model m --top-p 1.1", "--top-p must be")]
    [InlineData("sample --model m --max-length 0", "--max-length must be")]
    [InlineData("train --preset text", "--data is required, because the model reads sentences; specify a text file with one sentence per line, such as --data text.txt.")]
    [InlineData("sweep --grid TextSweep", "--data is required, because the model reads sentences")]
    [InlineData("vocabulary", "'--model'")]
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
    [InlineData("sweep merge a.db", "'--into'")]
    [InlineData("sweep merge --into a.db", "merge")]
    [InlineData("plot", "Required command")]
    [InlineData("plot embedding --out p.png", "'--model'")]
    [InlineData("plot embedding --model m", "'--out'")]
    [InlineData("plot embedding --model m --out p.jpg", "--out must be a file whose name ends in .png or .svg, not 'p.jpg'.")]
    [InlineData("plot embedding --model m --out png", "--out must be a file whose name ends in .png or .svg, not 'png'.")]
    [InlineData("plot embedding --model m --out p.png --top 0", "--top must be")]
    [InlineData("plot embedding --model m --out p.png --group a,e", "--group must be a name and tokens, such as vowels=a,e,i,o,u, not 'a,e'.")]
    [InlineData("plot embedding --model m --out p.png --group x=a,b --group y=c,a", "--group may name each token only once; it names 'a' twice.")]
    [InlineData("nearest --model m", "'nearest'")]
    [InlineData("nearest a", "'--model'")]
    [InlineData("nearest a --model m --count 0", "--count must be")]
    [InlineData("export --model m", "'--out'")]
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
