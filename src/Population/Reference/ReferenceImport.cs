using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Data;
using Goldthread.Kernel.Values;
using Goldthread.Population.Reference.Layouts;
using Goldthread.Record.Access;

namespace Goldthread.Population.Reference;

/// <summary>
/// Loads published files about places. Which file it is, its header says. Each is one act: all of it is there, or nothing. The same version again changes nothing; a newer
/// one takes the place of the older. Where rows were refused, nothing that an older version said is taken away.
/// </summary>
public sealed class ReferenceImport(Database database, TimeProvider clock)
{
    /// <summary>Whose a file is unless somebody says otherwise.</summary>
    public const string Published = "published";

    // How the first byte of an old workbook (D0 CF 11 E0) reads as text.
    private const int Workbook = 0xFFFD;
    private const int ToldEvery = 20_000;

    /// <summary>The files that a path names: itself, or in a folder and its folders those that may be reference files.</summary>
    public static IReadOnlyList<string> Files(string path) => !System.IO.Directory.Exists(path) ? [path]
        : [.. System.IO.Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Where(f => Names.Any(n => f.EndsWith(n, StringComparison.OrdinalIgnoreCase))).Order(StringComparer.Ordinal)];

    private static readonly string[] Names = [".csv", ".csv.gz", ".geojson", ".geojson.gz", ".geo.json", ".geo.json.gz"];

    /// <summary>Loads one file; a fault in plain words when it has none of the known layouts, or none of its rows could be taken.</summary>
    /// <param name="path">The file, packed with gzip or plain.</param>
    /// <param name="source">Whose it is: a version replaces an older one of the same source.</param>
    /// <param name="user">Who loads it.</param>
    /// <param name="progress">Told how far it has come.</param>
    public async Task<Outcome<ReferenceReport>> Load(string path, string source, User user, Action<ReferenceProgress> progress)
    {
        if (!File.Exists(path)) return new Fault(FaultKind.NotFound, $"There is no file {path}.");
        Outcome<ReadFile> read;
        try
        {
            read = Read(path, progress);
        }
        catch (InvalidDataException error)
        {
            return new Fault(FaultKind.Invalid, $"{Path.GetFileName(path)} is damaged: {error.Message}");
        }

        if (!read.Succeeded) return read.Fault;
        var file = read.Value;
        if (file.Rows.Kept == 0) return new Fault(FaultKind.Invalid, $"{file.Name} looks like \"{file.What}\", and none of its {file.Rows.Read:N0} rows could be taken. {First(file.Rows)}");
        return await Write(file, source, user, progress);
    }

    private static Outcome<ReadFile> Read(string path, Action<ReferenceProgress> progress)
    {
        using var file = ReferenceFile.Open(path);
        if (BoundaryLayout.IsGeoJson(file.Text))
        {
            return BoundaryLayout.Read(file.Text, file.Name).Then(b => (Outcome<ReadFile>)new ReadFile(file.Name, b.What, b.Slot, b.Edition, b.Rows, file.Digest()));
        }

        if (IsWorkbook(file.Text)) return new Fault(FaultKind.WrongFormat, $"{file.Name} is a workbook. Save the sheet as CSV and load that.");
        using var rows = CsvRows.Read(file.Text).GetEnumerator();
        if (!rows.MoveNext()) return new Fault(FaultKind.Invalid, $"{file.Name} is empty.");
        var first = rows.Current;
        var known = KnownLayouts.Of(file.Name, first.Fields);
        if (!known.Succeeded) return known.Fault;
        var layout = known.Value;
        var slot = layout.Slot(file.Name);
        if (!slot.Succeeded) return slot.Fault;
        var hasHeader = layout.Columns.Count > 0;
        var read = layout.Read(hasHeader ? first.Fields : [], Watched(hasHeader ? null : first, rows, file, progress), file.Name);
        return new ReadFile(file.Name, layout.What, slot.Value, hasHeader ? HeaderNames.Edition(first.Fields) : 0, read, file.Digest());
    }

    private static IEnumerable<(int Line, IReadOnlyList<string> Fields)> Watched((int Line, IReadOnlyList<string> Fields)? first, IEnumerator<(int Line, IReadOnlyList<string> Fields)> rows, ReferenceFile file, Action<ReferenceProgress> progress)
    {
        if (first is { } row) yield return row;
        for (var n = 1; rows.MoveNext(); n++)
        {
            if (n % ToldEvery == 0) progress(new(file.Name, false, file.BytesRead, file.Length));
            yield return rows.Current;
        }
    }

    private async Task<Outcome<ReferenceReport>> Write(ReadFile file, string source, User user, Action<ReferenceProgress> progress)
    {
        var earlier = (await database.Read(ReferenceSetTable.All)).Where(s => s.Slot == file.Slot && s.Source == source).ToList();
        if (earlier.Find(s => s.ReplacedAt is null && s.Digest == file.Digest) is { } same) return Report(file, isUnchanged: true, same.Number);
        if (earlier.Find(s => s.ReplacedAt is null && s.Edition > file.Edition) is { } newer)
        {
            return new Fault(FaultKind.Conflict, $"{file.Name} is of the edition of {file.Edition}, and {newer.File}, of {newer.Edition}, is loaded: an older edition does not replace a newer one.");
        }

        return await database.Write(session =>
        {
            var part = PartWriter.Open(session, Part.Place);
            file.Rows.Write(session, part.Commit, done => progress(new(file.Name, true, done, file.Rows.Count)));
            foreach (var name in file.Rows.Names.Values) ReferenceSetTable.PutName(session, name);
            foreach (var old in earlier.Where(_ => file.Rows.Refusals.Count == 0)) file.Rows.Clear(session, old.Number);
            var now = clock.GetUtcNow();
            ReferenceSetTable.Add(session, new ReferenceSet(part.Commit, file.Slot, file.What, source, file.Name, file.Digest, file.Edition, now, user.Name, file.Rows.Kept, file.Rows.Refusals.Count, null));
            part.Close(new Act(user.Acting("reference data"), now, Purpose.SystemAdministration, $"load {file.Name} ({file.What})"));
            return Report(file, isUnchanged: false, part.Commit);
        });
    }

    private static ReferenceReport Report(ReadFile file, bool isUnchanged, long number) =>
        new(file.Name, file.What, isUnchanged, file.Rows.Read, file.Rows.Kept, file.Rows.Passed, file.Rows.Refusals, file.Rows.Notes, number);

    private static bool IsWorkbook(StreamReader text) => text.Peek() == Workbook;

    private static string First(LayoutRows rows) => rows.Refusals.Count == 0 ? "" : $"The first, in line {rows.Refusals[0].Line}: {rows.Refusals[0].Reason}.";

    private sealed record ReadFile(string Name, string What, string Slot, int Edition, LayoutRows Rows, string Digest);
}
