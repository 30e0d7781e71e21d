using Goldthread.Host.Hosting;

namespace Goldthread.Host.Commands;

/// <summary>How a command finds its store.</summary>
internal static class Open
{
    public static Settings Settings(Arguments arguments) => Hosting.Settings.From(
        arguments,
        new ConfigurationBuilder()
            .SetBasePath(AppContext.BaseDirectory)
            .AddJsonFile("appsettings.json", optional: true)
            .AddEnvironmentVariables("GOLDTHREAD__")
            .AddEnvironmentVariables()
            .Build());
}
