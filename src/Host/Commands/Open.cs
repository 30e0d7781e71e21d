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
            .AddEnvironmentVariables()
            .Build());

    /// <summary>For commands that only read: a folder without a store is a mistake, not a new store.</summary>
    public static void MustExist(Settings settings)
    {
        if (!Kernel.Data.Database.IsPostgres(settings.Database) && !File.Exists(Path.Combine(settings.Database, BackupFiles.Records)))
        {
            throw new IOException($"there is no store in {settings.Database}");
        }
    }
}
