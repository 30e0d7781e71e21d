using Goldthread.Host.Commands;

namespace Goldthread.Host.Hosting;

/// <summary>Where the store is, and what kind of place it is.</summary>
/// <param name="Database">A folder or a PostgreSQL connection string.</param>
/// <param name="Demo">True in demo mode: made-up people, and sign-in as any listed user.</param>
/// <param name="MetricsOpen">True when other machines may read <c>/metrics</c>.</param>
/// <param name="MostAtOnce">How many reads, and how many writes, are worked on at once; 0 for the default.</param>
internal sealed record Settings(string Database, bool Demo, bool MetricsOpen = false, int MostAtOnce = 0)
{
    // At this many a small machine is as fast as it gets (docs/performance.md); more would only wait longer.
    private const int MostAtOnceForEachCore = 64;

    private const string DefaultFolder = "data";

    /// <summary>The folder for what is kept beside the store: keys, and the note of a running server.</summary>
    public string Folder => Kernel.Data.Database.IsPostgres(Database) ? DefaultFolder : Database;

    /// <summary>From the command line (<c>--data</c>) first, then the standard configuration.</summary>
    public static Settings From(Arguments arguments, IConfiguration configuration) => new(
        arguments.Value("data") ?? configuration["Goldthread:Database"] ?? DefaultFolder,
        configuration.GetValue("Goldthread:Demo", defaultValue: true),
        configuration.GetValue("Goldthread:Metrics:Open", defaultValue: false),
        configuration.GetValue("Goldthread:MostAtOnce", defaultValue: 0));

    /// <summary>How many reads, and how many writes, are worked on at once.</summary>
    public int Admitted => MostAtOnce > 0 ? MostAtOnce : MostAtOnceForEachCore * Environment.ProcessorCount;
}
