using System.Runtime.CompilerServices;
using System.Text.Json;
using Goldthread.Fhir.Json;
using Goldthread.Fhir.Search;
using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Data;
using Goldthread.Kernel.Values;

namespace Goldthread.Fhir.Views;

/// <summary>How a view is run.</summary>
/// <param name="Format">What is written.</param>
/// <param name="Header">For CSV: whether the first line names the columns.</param>
/// <param name="MostRows">Stop after so many rows.</param>
/// <param name="People">Only what is about these people; null for everyone in sight.</param>
/// <param name="Since">Only what was written after this moment; null for all.</param>
/// <param name="Longest">Give up after this time; null for never.</param>
public sealed record ViewRun(
    ViewFormat Format, bool Header = true, long MostRows = long.MaxValue, IReadOnlyCollection<PersonKey>? People = null, DateTimeOffset? Since = null, TimeSpan? Longest = null);

/// <summary>Runs views over what is stored, or over resources at hand. What it gives is the text of the answer, piece by piece.</summary>
public sealed class ViewRunner(Database database, IndexExtractor extractor, ReadJournal journal, TimeProvider clock)
{
    private const int Piece = 1 << 16;

    private readonly RecordScan _scan = new(database, extractor);

    /// <summary>
    /// Over the current resources in sight, as they stood at the start. Before a piece is given, each person whose resources were looked at
    /// since the piece before stands in the read journal. The last piece is a fault when the data do not suit the view, or time is up.
    /// </summary>
    public async IAsyncEnumerable<Outcome<ReadOnlyMemory<byte>>> OverStore(View view, ViewRun run, Sight sight, [EnumeratorCancellation] CancellationToken cancel)
    {
        var started = clock.GetTimestamp();
        var writer = new RowWriter(view, run.Format, run.Header, run.MostRows);
        writer.Start();
        Fault? fault = null;
        var activity = $"view {view.Name} of {view.Resource}";
        await Record(sight, activity, PersonKey.Place);
        var steps = run.MostRows == 0 ? Nothing() : _scan.Walk(new ScanRequest([view.Resource], run.People, run.Since), sight with { Again = null }, found => (fault = AddRows(view, found.Body, writer)) is null && !writer.IsFull, cancel);
        await foreach (var step in steps)
        {
            await Task.WhenAll(step.People.Select(person => Record(sight, activity, person)));
            if (fault is null && run.Longest is { } longest && clock.GetElapsedTime(started) > longest)
            {
                fault = new Fault(FaultKind.TooCostly, $"This view would take longer than {longest.TotalSeconds:N0} seconds. Name patients or a group, or run it with ./goldthread view.");
            }

            if (fault is not null)
            {
                yield return fault;
                yield break;
            }

            if (writer.Waiting > Piece)
            {
                yield return (ReadOnlyMemory<byte>)writer.Take();
            }
        }

        writer.End();
        yield return (ReadOnlyMemory<byte>)writer.Take();
    }

    /// <summary>Over resources at hand; those of other types give no rows.</summary>
    public IEnumerable<Outcome<ReadOnlyMemory<byte>>> Over(IEnumerable<JsonElement> resources, View view, ViewRun run)
    {
        var writer = new RowWriter(view, run.Format, run.Header, run.MostRows);
        writer.Start();
        foreach (var resource in resources.TakeWhile(_ => !writer.IsFull))
        {
            if (AddRows(view, resource, writer) is { } fault)
            {
                yield return fault;
                yield break;
            }

            if (writer.Waiting > Piece)
            {
                yield return (ReadOnlyMemory<byte>)writer.Take();
            }
        }

        writer.End();
        yield return (ReadOnlyMemory<byte>)writer.Take();
    }

    private Fault? AddRows(View view, byte[] body, RowWriter writer)
    {
        using var json = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = FhirJson.MaxDepth });
        return AddRows(view, json.RootElement, writer);
    }

    private Fault? AddRows(View view, JsonElement resource, RowWriter writer)
    {
        var rows = new List<ViewCell[]>();
        var fault = view.AddRows(resource, rows, clock);
        writer.Add(fault is null ? rows : []);
        return fault;
    }

    private Task Record(Sight sight, string activity, PersonKey person) =>
        journal.Record(new ReadAct(sight.Act(clock, activity), person.Part, person.Number, sight.Words));

    private static async IAsyncEnumerable<ScanStep> Nothing()
    {
        await Task.CompletedTask;
        yield break;
    }
}
