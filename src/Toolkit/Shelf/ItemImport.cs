using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Data;
using Goldthread.Kernel.Values;
using Goldthread.Toolkit.Items;

namespace Goldthread.Toolkit.Shelf;

/// <summary>A line that was not taken over.</summary>
/// <param name="Line">Its number, from 1.</param>
/// <param name="Fault">Why, with the field at fault.</param>
public readonly record struct ItemRefusal(int Line, Fault Fault);

/// <summary>What came of an import.</summary>
public sealed class ItemImportReport
{
    /// <summary>Lines that hold something.</summary>
    public int Read { get; internal set; }

    /// <summary>Items that are new on the shelf.</summary>
    public int New { get; internal set; }

    /// <summary>Items that say something else than before; each has a version more.</summary>
    public int Changed { get; internal set; }

    /// <summary>Items that were there already and say the same, and lines that say again what an earlier line says.</summary>
    public int Same { get; internal set; }

    /// <summary>What was not taken over; the rest was.</summary>
    public List<ItemRefusal> Refusals { get; } = [];
}

/// <summary>Takes over many items from a file: a JSON document a line. What is right is published for its owner, what is wrong is refused with its line and field, and the rest goes on.</summary>
public sealed class ItemImport(Database database, ToolkitShelf shelf, TimeProvider clock)
{
    private const int Batch = 500;

    /// <summary>Reads and publishes.</summary>
    /// <param name="lines">The file.</param>
    /// <param name="kind">Of which kind its items are.</param>
    /// <param name="owner">Code of the organisation that keeps them.</param>
    /// <param name="who">Who takes them over.</param>
    /// <param name="progress">Told how many lines were read.</param>
    public async Task<ItemImportReport> Run(TextReader lines, ItemKind kind, string owner, Actor who, IProgress<int>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentNullException.ThrowIfNull(kind);
        var report = new ItemImportReport();
        var seen = new Dictionary<string, (int Line, string Text)>(StringComparer.Ordinal);
        var waiting = new List<(int Line, ItemDocument Document, string Text)>();
        for (var number = 1; await lines.ReadLineAsync() is { } line; number++)
        {
            if (string.IsNullOrWhiteSpace(line)) continue;
            report.Read++;
            var read = kind.Read(line);
            if (!read.Succeeded)
            {
                report.Refusals.AddRange(read.Faults.Select(f => new ItemRefusal(number, f)));
            }
            else if (seen.TryGetValue(read.Value.Id, out var first))
            {
                if (first.Text == line) report.Same++;
                else report.Refusals.Add(new ItemRefusal(number, new Fault(FaultKind.Conflict, $"Line {first.Line} says something else of \"{read.Value.Id}\": the first is kept", "id")));
            }
            else
            {
                seen.Add(read.Value.Id, (number, line));
                waiting.Add((number, read.Value, line));
            }

            if (waiting.Count < Batch) continue;
            await Publish(waiting, kind, owner, who, report);
            waiting.Clear();
            progress?.Report(number);
        }

        await Publish(waiting, kind, owner, who, report);
        shelf.Forget();
        return report;
    }

    private async Task Publish(List<(int Line, ItemDocument Document, string Text)> items, ItemKind kind, string owner, Actor who, ItemImportReport report)
    {
        if (items.Count == 0) return;
        var at = clock.GetUtcNow();
        var (added, changed, same, refused) = await database.Write(session =>
        {
            var part = PartWriter.Open(session, Part.Place);
            var (@new, other, alike, refusals) = (0, 0, 0, new List<ItemRefusal>());
            foreach (var (line, document, text) in items)
            {
                var old = ItemTable.Find(session, kind.Code, document.Id);
                if (old is not null && old.Owner != owner)
                {
                    refusals.Add(new ItemRefusal(line, new Fault(FaultKind.Conflict, old.Owner.Length == 0 ? $"\"{document.Id}\" came with the product: take another id" : $"\"{document.Id}\" is kept by another organisation: take another id", "id")));
                    continue;
                }

                if (old?.Document == text)
                {
                    alike++;
                    continue;
                }

                if (old is { IsPublished: true }) ItemTable.Keep(session, old, at.ToUnixTimeMilliseconds(), who.Name);
                ItemTable.Put(session, new Item(kind.Code, document.Id, owner, (old?.Version ?? 0) + 1, document.ReviewOn, text, "", at.ToUnixTimeMilliseconds(), old?.Draft), part.Commit);
                if (old is null) @new++;
                else other++;
            }

            if (@new + other > 0) part.Close(new Act(who, at, Purpose.CareManagement, $"take over {@new + other} {kind.Many} for {owner}"));
            return (@new, other, alike, refusals);
        });
        report.New += added;
        report.Changed += changed;
        report.Same += same;
        report.Refusals.AddRange(refused);
    }
}
