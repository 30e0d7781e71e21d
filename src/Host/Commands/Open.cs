using Goldthread.Fhir.Definitions;
using Goldthread.Fhir.Search;
using Goldthread.Fhir.Storage;
using Goldthread.Host.Hosting;
using Goldthread.Population.DataSet;
using Goldthread.Population.Reference.Areas;
using Goldthread.Population.Scores;

namespace Goldthread.Host.Commands;

/// <summary>How a command finds its store.</summary>
internal static class Open
{
    public static Settings Settings(Arguments arguments) => Hosting.Settings.From(arguments, Configured());

    /// <summary>The data set of a store as the server makes it, so that neither throws away what the other made.</summary>
    public static DataSets People(Stores stores, TimeProvider clock)
    {
        using var loggers = LoggerFactory.Create(l => l.AddSimpleConsole().SetMinimumLevel(LogLevel.Warning));
        return new DataSets(
            stores.Records, new RecordReader(stores.Records, new IndexExtractor(FhirDefinitions.R4, new LocalReferences(FhirDefinitions.R4))), new GeographyBook(stores.Records, clock), clock,
            FrailtyCodes.Of(Configured(), loggers.CreateLogger<FrailtyCodes>()));
    }

    /// <summary>For commands that only read: a folder without a store is a mistake, not a new store.</summary>
    public static void MustExist(Settings settings)
    {
        if (!Kernel.Data.Database.IsPostgres(settings.Database) && !File.Exists(Path.Combine(settings.Database, BackupFiles.Records)))
        {
            throw new IOException($"there is no store in {settings.Database}");
        }
    }

    private static IConfigurationRoot Configured() => new ConfigurationBuilder()
        .SetBasePath(AppContext.BaseDirectory)
        .AddJsonFile("appsettings.json", optional: true)
        .AddEnvironmentVariables()
        .Build();
}
