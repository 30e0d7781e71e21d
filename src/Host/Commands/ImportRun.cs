using Goldthread.Fhir.Import;
using Goldthread.Fhir.Search;
using Goldthread.Fhir.Storage;
using Goldthread.Host.Hosting;
using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Data;
using Goldthread.Kernel.Values;
using Goldthread.Record.Access;
using Goldthread.Record.People;
using Goldthread.Record.Sharing;

namespace Goldthread.Host.Commands;

/// <summary>What an import did, and who is in the store after it.</summary>
/// <param name="Report">What became of the files.</param>
/// <param name="Patients">Patients in the store, one for each source of a person.</param>
/// <param name="People">People they are, joined by verified NHS number.</param>
/// <param name="Apart">Patients without a verified number.</param>
/// <param name="FirstApart">The first of them, in words.</param>
internal sealed record ImportResult(ImportReport Report, long Patients, long People, long Apart, IReadOnlyList<string> FirstApart);

/// <summary>One import, from the files to the people who can be found: the same in the server and beside it.</summary>
internal static class ImportRun
{
    private const int ApartShown = 10;

    /// <summary>Loads, where an agreement lets the source send, and then hands the news to those who wait for it, so that the people can be found.</summary>
    public static async Task<Outcome<ImportResult>> Run(IServiceProvider services, ImportFiles files, string source, IProgress<ImportProgress> progress, CancellationToken cancel)
    {
        var sender = User.System with { Organisation = source, OrganisationName = source };
        if ((await services.GetRequiredService<AgreementBook>().To(source, Purpose.Treatment)).IsShut)
        {
            return new Fault(FaultKind.Forbidden, $"No agreement to share information is in force with \"{source}\", so nothing was loaded. Enter one at /work/agreements, or name the organisation that sent the files with --source.");
        }

        var importer = new Importer(
            services.GetRequiredService<Database>(),
            services.GetRequiredService<RecordStore>(),
            services.GetRequiredService<LocalReferences>(),
            AccessDecision.OfSystem(sender, "import"),
            progress);
        var report = await importer.Run(files, cancel);
        await services.GetRequiredService<Outbox>().DeliverAll(cancel);
        var directory = services.GetRequiredService<PersonDirectory>();
        var (patients, people) = await directory.Counts();
        var (apart, first) = await directory.Apart(ApartShown);
        return new ImportResult(report, patients, people, apart, [.. first.Select(i => $"{i.Name} (from {i.Source}, Patient/{i.PatientId})")]);
    }

    /// <summary>What an import needs, on stores that were opened by hand.</summary>
    public static ServiceProvider Services(Stores stores, TimeProvider clock, bool demo)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(clock);
        services.AddSingleton(stores.Records);
        services.AddSingleton(stores.Journal);
        services.AddFloors(demo);
        services.AddSingleton(p => new Outbox(stores.Records, [.. p.GetServices<OutboxSubscriber>()], clock, p.GetRequiredService<ILogger<Outbox>>()));
        return services.BuildServiceProvider();
    }
}
