using Makemore;
using Makemore.Tool;

return await MakemoreApp.RunAsync("makemore", args, ToolModels.Catalog);
