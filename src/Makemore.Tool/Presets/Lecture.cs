namespace Makemore.Tool.Presets;

/// <summary>The model of makemore's lectures, and its recipe: half of the steps with learning rate 0.1, half with 0.01.</summary>
[Mlp(Context = 3, Embed = 10, Hidden = 200, Initialization = Initialization.Kaiming, OutputScale = 0.01f)]
internal partial class Lecture
{
    public static ModelPreset Preset => new(
        "lecture",
        "makemore's lecture: embedding of 10, 200 units",
        new TrainingOptions
        {
            Steps = 200_000,
            BatchSize = 32,
            LearningRate = 0.1f,
            Schedule = Schedule.Step,
            Averaging = 0.9999f,
        });
}
