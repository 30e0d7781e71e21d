using Goldthread.Host.Commands;

return await CommandLine.Run(args);

/// <summary>The entry point; a table of contents stands in <see cref="CommandLine"/>.</summary>
internal sealed partial class Program;
