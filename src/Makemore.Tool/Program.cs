using Makemore;
using Makemore.Tool;

return await MakemoreApp.RunAsync(args, ToolModels.Catalog);
