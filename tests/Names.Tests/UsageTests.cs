namespace Names.Tests;

public sealed class UsageTests
{
    [Theory]
    [InlineData("invent", "'invent'")]
    [InlineData("train --step 5", "'--step'")]
    [InlineData("--top-k 3", "'--top-k'")]
    [InlineData("sample", "'--model'")]
    [InlineData("evaluate", "'--model'")]
    [InlineData("train --out", "'--out'")]
    [InlineData("train --steps 1 --steps 2", "'--steps'")]
    [InlineData("--steps x", "--steps takes a whole number from 0 to 2147483647; 'x' is not.")]
    [InlineData("--steps -1", "--steps takes a whole number from 0 to 2147483647; '-1' is not.")]
    [InlineData("--steps 1.5", "--steps takes a whole number from 0 to 2147483647; '1.5' is not.")]
    [InlineData("--batch-size 0", "--batch-size takes a whole number from 1 to 2147483647; '0' is not.")]
    [InlineData("--learning-rate NaN", "--learning-rate takes a number, 0 or more; 'NaN' is not.")]
    [InlineData("--learning-rate 1e99", "--learning-rate takes a number, 0 or more; '1e99' is not.")]
    [InlineData("--learning-rate 0,1", "--learning-rate takes a number, 0 or more; '0,1' is not.")]
    [InlineData("--seed 99999999999", "--seed takes a whole number of 32 bits; '99999999999' is not.")]
    [InlineData("train --split mine", "--split takes makemore or eureka; 'mine' is not.")]
    [InlineData("train --schedule linear", "--schedule takes constant or step or cosine or inversetime; 'linear' is not.")]
    [InlineData("train --optimizer adam --beta1 0.5", "--optimizer takes sgd or momentum or adamw; 'adam' is not.")]
    [InlineData("train --preset best", "--preset takes notebook, lecture, lecture-batch-norm, best-context-3, best-context-8, best-wavenet, text; 'best' is none of them.")]
    [InlineData("train --preset best --beta1 0.5", "'best' is none of them.")]
    [InlineData("train --preset lecture --beta1 0.5", "--beta1 goes with --optimizer adamw.")]
    [InlineData("train --preset best-context-8 --momentum 0.5", "--momentum goes with --optimizer momentum.")]
    [InlineData("train --preset best-context-8 --optimizer sgd --beta1 0.5", "--beta1 goes with --optimizer adamw.")]
    [InlineData("train --preset best-context-8 --gamma 0.5", "--gamma goes with --schedule step.")]
    [InlineData("train --steps 1 --epochs 2", "--steps and --epochs both say how long to train; give one of them.")]
    [InlineData("train --epochs 0", "--epochs takes a number above 0; '0' is not.")]
    [InlineData("train --seed 1 --seeds 2", "--seed and --seeds both say what to train from; give one of them.")]
    [InlineData("train --seeds 1,1", "--seeds takes different whole numbers of 32 bits, separated by commas, as in 1,2,3; '1,1' is not.")]
    [InlineData("train --warm-up -1", "--warm-up takes a whole number from 0 to 2147483647; '-1' is not.")]
    [InlineData("train --average 1", "--average takes a number from 0 to below 1; '1' is not.")]
    [InlineData("train --clip 0", "--clip takes a number above 0; '0' is not.")]
    [InlineData("train --patience 0", "--patience takes a whole number from 1 to 2147483647; '0' is not.")]
    [InlineData("train --threads 0", "--threads takes a whole number from 1 to 2147483647; '0' is not.")]
    [InlineData("train --momentum 0.5", "--momentum goes with --optimizer momentum.")]
    [InlineData("train --optimizer adamw --nesterov", "--nesterov goes with --optimizer momentum.")]
    [InlineData("train --optimizer momentum --beta2 0.9", "--beta2 goes with --optimizer adamw.")]
    [InlineData("train --schedule cosine --step-size 5", "--step-size goes with --schedule step.")]
    [InlineData("train --final-learning-rate 0.1", "--final-learning-rate goes with --schedule cosine.")]
    [InlineData("train --schedule step --decay-rate 0.1", "--decay-rate goes with --schedule inversetime.")]
    [InlineData("train --schedule inversetime", "--schedule inversetime needs --decay-rate, such as --decay-rate 0.001.")]
    [InlineData("sweep --optimizer adamw --nesterov", "--nesterov goes with --optimizer momentum.")]
    [InlineData("--patience 3", "'--patience'")]
    [InlineData("sample --model m --count 0", "--count takes")]
    [InlineData("evaluate --model m --baseline good-turing", "--baseline takes kneser-ney or add-k; 'good-turing' is not.")]
    [InlineData("evaluate --model m --baseline kneser-ney --order 0", "--order takes a whole number from 1 to 64; '0' is not.")]
    [InlineData("evaluate --model m --baseline add-k --k -1", "--k takes a number, 0 or more; '-1' is not.")]
    [InlineData("evaluate --model m --baseline kneser-ney --k 1", "--k goes with --baseline add-k.")]
    [InlineData("evaluate --model m --order 3", "--order goes with --baseline.")]
    [InlineData("sample --model m --temperature -1", "--temperature takes")]
    [InlineData("sample --model m --top-k 0", "--top-k takes")]
    [InlineData("sample --model m --top-p 0", "--top-p takes")]
    [InlineData("sample --model m --top-p 1.1", "--top-p takes")]
    [InlineData("sample --model m --max-length 0", "--max-length takes")]
    [InlineData("train --preset text", "--data is needed: the model reads sentences; name a text of a sentence a line, as in --data text.txt.")]
    [InlineData("sweep --grid text", "--data is needed: the model reads sentences")]
    [InlineData("vocabulary", "'--model'")]
    [InlineData("sweep --grid best", "--grid takes names, lecture, context-3, context-8, hierarchical, text; 'best' is none of them.")]
    [InlineData("sweep --seeds 1,2,1", "--seeds takes different whole numbers of 32 bits, separated by commas, as in 1,2,3; '1,2,1' is not.")]
    [InlineData("sweep --seeds 1,,2", "--seeds takes")]
    [InlineData("sweep --seeds one", "--seeds takes")]
    [InlineData("sweep --jobs 0", "--jobs takes a whole number from 1 to 1024; '0' is not.")]
    [InlineData("sweep --shard 0/4", "--shard takes K/N, the K-th of N parts, as in 1/4; '0/4' is not.")]
    [InlineData("sweep --shard 5/4", "--shard takes")]
    [InlineData("sweep --shard 1", "--shard takes")]
    [InlineData("sweep --shard 1/2/3", "--shard takes")]
    [InlineData("sweep --seed 1", "'--seed'")]
    [InlineData("sweep merge a.db", "'--into'")]
    [InlineData("sweep merge --into a.db", "merge")]
    [InlineData("plot", "Required command")]
    [InlineData("plot embedding --out p.png", "'--model'")]
    [InlineData("plot embedding --model m", "'--out'")]
    [InlineData("plot embedding --model m --out p.jpg", "--out takes a file that ends in .png or .svg; 'p.jpg' does not.")]
    [InlineData("plot embedding --model m --out png", "--out takes a file that ends in .png or .svg; 'png' does not.")]
    [InlineData("plot embedding --model m --out p.png --top 0", "--top takes")]
    [InlineData("plot embedding --model m --out p.png --group a,e", "--group takes a name and its tokens, as in vowels=a,e,i,o,u; 'a,e' is not.")]
    [InlineData("plot embedding --model m --out p.png --group x=a,b --group y=c,a", "--group takes each token once; 'a' stands twice.")]
    [InlineData("nearest --model m", "'nearest'")]
    [InlineData("nearest a", "'--model'")]
    [InlineData("nearest a --model m --count 0", "--count takes")]
    [InlineData("export --model m", "'--out'")]
    [InlineData("sweep --results a.db report", "--results stands before report; write it behind: Names sweep report --results …")]
    [InlineData("--steps 5 sweep report", "--steps stands before report; write it behind: Names sweep report --steps …")]
    [InlineData("--steps 5 train", "--steps stands before train; write it behind: Names train --steps …")]
    public async Task IsOneLineAndAHint(string args, string error)
    {
        Run run = await Run.Of(args.Split(' '));

        Assert.Equal((ExitCode.Usage, ""), (run.ExitCode, run.Output));
        string[] lines = run.Errors.Split(Environment.NewLine);
        Assert.StartsWith("error: ", lines[0], StringComparison.Ordinal);
        Assert.Contains(error, lines[0], StringComparison.Ordinal);
        Assert.Matches("^Try 'Names( [a-z]+)* --help'.$", lines[1]);
        Assert.Equal("", Assert.Single(lines[2..]));
    }

    [Theory]
    [InlineData("--data")]
    [InlineData("--out")]
    public async Task AnEmptyPathIsNone(string option)
    {
        Run run = await Run.Of(option, "");

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.StartsWith($"error: {option} takes the path of a file", run.Errors, StringComparison.Ordinal);
    }
}
