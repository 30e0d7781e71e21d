using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Goldthread.Fhir.Definitions;
using Goldthread.Fhir.Search;
using Goldthread.Fhir.Storage;
using Goldthread.Fhir.Validation;
using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Data;
using Goldthread.Kernel.Values;
using Goldthread.Population.DataSet;
using Goldthread.Population.Reference.Areas;
using Goldthread.Record.People;

namespace Goldthread.PopulationBench;

/// <summary>How old the newest figures are while a store is written to: contacts of people by lot through the product's own store, and the data set brought up to date as the server does, two seconds after each time.</summary>
internal static class Fresh
{
    private const int Writers = 4;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <summary>Writes so many a second for so many seconds. The folder must hold a store with people, such as a demo place, and nobody else may use it.</summary>
    public static async Task Run(string folder, int rate, int seconds)
    {
        await using var database = Database.Open(folder);
        var extractor = new IndexExtractor(FhirDefinitions.R4, new LocalReferences(FhirDefinitions.R4));
        var store = new RecordStore(database, extractor, new RecordNumbers(TimeProvider.System), TimeProvider.System);
        using var sets = new DataSets(database, new RecordReader(database, extractor), new GeographyBook(database, TimeProvider.System), TimeProvider.System);
        var before = Contacts(await sets.Refresh());
        var patients = new List<(string Id, string Source)>();
        for (var part = 0; part < Part.Count; part++) patients.AddRange((await database.Read(s => PersonDirectory.OfPart(s, part, -1, 1000))).Select(i => (i.PatientId, i.Source)));

        var written = new List<double>();
        var clock = Stopwatch.StartNew();
        var writing = Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(() => Write(writer))));
        var ages = new List<double>();
        var refreshes = new List<double>();
        for (var seen = 0; ;)
        {
            var done = writing.IsCompleted;
            if (!done) await Task.Delay(Pause);
            var started = clock.Elapsed.TotalSeconds;
            var people = await sets.Refresh();
            var ended = clock.Elapsed.TotalSeconds;
            refreshes.Add(ended - started);
            lock (written)
            {
                // Whatever was committed before it was asked must be in the answer: that is what is measured, so it is checked.
                written.Sort();
                var sure = written.FindIndex(w => w > started) is >= 0 and var later ? later : written.Count;
                var found = Contacts(people) - before;
                if (found < sure || found > written.Count + Writers) throw new InvalidOperationException($"{found} contacts are in the data set, and {sure} to {written.Count} were written.");
                for (; seen < sure; seen++) ages.Add(ended - written[seen]);
            }

            if (done) break;
        }

        await writing;
        ages.Sort();
        refreshes.Sort();
        Console.WriteLine(JsonSerializer.Serialize(new
        {
            what = "fresh", people = sets.Now!.People, writes = ages.Count, writes_a_second = Math.Round(ages.Count / written[^1]), age_s_p50 = Math.Round(ages[ages.Count / 2], 2), age_s_p99 = Math.Round(ages[ages.Count * 99 / 100], 2),
            age_s_most = Math.Round(ages[^1], 2), refresh_s_p50 = Math.Round(refreshes[refreshes.Count / 2], 2), refresh_s_most = Math.Round(refreshes[^1], 2),
        }));

        async Task Write(int writer)
        {
            var chance = new Chance((ulong)writer + 7);
            for (var i = writer; i < rate * seconds; i += Writers)
            {
                var due = i / (double)rate - clock.Elapsed.TotalSeconds;
                if (due > 0.002) await Task.Delay(TimeSpan.FromSeconds(due));
                var (patient, source) = patients[(int)chance.Below(patients.Count)];
                var sight = new Sight(new Actor("system", "The system itself", source, "system", "bench"), Purpose.SystemAdministration, true, [source], true);
                var day = $"2026-01-0{1 + (i % 9)}";
                var contact = $$"""{"resourceType":"Encounter","status":"finished","class":{"code":"AMB"},"subject":{"reference":"Patient/{{patient}}"},"period":{"start":"{{day}}T10:00:00Z","end":"{{day}}T10:12:00Z"} }""";
                var change = new Change(ChangeKind.Create, "Encounter", null, IncomingResource.Read(Encoding.UTF8.GetBytes(contact)).Value);
                if (!(await store.Commit([change], sight, "bench")).Succeeded) throw new InvalidOperationException("A write was refused.");
                lock (written) written.Add(clock.Elapsed.TotalSeconds);
            }
        }
    }

    private static long Contacts(PeopleSnapshot people) =>
        people.Slices.Sum(s => s.Segment.EventsOf(DataColumns.Contact).LongCount(e => s.Alive.IsEmpty || ((s.Alive.Span[e.Person >> 6] >> (e.Person & 63)) & 1) != 0));
}
