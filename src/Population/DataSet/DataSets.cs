using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Data;
using Goldthread.Kernel.Values;
using Goldthread.Population.Projection;
using Goldthread.Population.Reference.Areas;
using Goldthread.Population.Scores;
using Goldthread.Record.Summary;

namespace Goldthread.Population.DataSet;

/// <summary>
/// Keeps the joined-up data set: made from the store once, saved as a file, and kept up to date from the change feed. People who changed since the file was made lie in a second, small segment
/// in memory, and their rows in the file no longer count; when these grow many, or the day turns, the file is made anew.
/// </summary>
public sealed class DataSets : IDisposable
{
    /// <summary>So many changed people are carried beside the file, or a twentieth of all where that is more.</summary>
    private const int MostBeside = 20_000;

    private const string GeographySource = "geography";
    private const string StoreSource = "store";
    private const string FrailtySource = "frailty codes";

    private readonly Database _database;
    private readonly RecordReader _reader;
    private readonly GeographyBook _geography;
    private readonly TimeProvider _clock;
    private readonly FrailtyCodes _frailty;
    private readonly string _path;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly SortedDictionary<long, PersonRow?> _changed = [];
    private readonly KeptBack _keptBack = new();
    private Segment? _base;
    private Segment? _retired;
    private string _madeWith = "";
    private PeopleSnapshot? _now;
    private (Geography Of, PostcodeLookup Postcodes)? _areas;

    /// <summary>Nothing is read until it is asked for.</summary>
    public DataSets(Database database, RecordReader reader, GeographyBook geography, TimeProvider clock, FrailtyCodes? frailty = null)
    {
        (_database, _reader, _geography, _clock, _frailty) = (database, reader, geography, clock, frailty ?? FrailtyCodes.None);
        _path = Path.GetFullPath(Path.Combine(Database.IsPostgres(database.Location) ? "data" : Path.GetDirectoryName(database.Location)!, "population", $"people-{Name(database.Location)}.gtp"));
    }

    /// <summary>The share of a making that is under way, 0 to 1; null where none is.</summary>
    public double? Progress { get; private set; }

    /// <summary>As it stands, without waiting; null before the first was made.</summary>
    public PeopleSnapshot? Now => _now;

    /// <summary>True where a file was saved before.</summary>
    public bool IsSaved => File.Exists(_path);

    /// <summary>As it stands; made or opened first where that was not done yet.</summary>
    public async Task<PeopleSnapshot> Current(CancellationToken cancel = default) => _now ?? await Refresh(cancel);

    /// <summary>Brings it up to date with all that was written: everything that was committed before this was asked is in what it answers.</summary>
    public async Task<PeopleSnapshot> Refresh(CancellationToken cancel = default)
    {
        await _turn.WaitAsync(cancel);
        try
        {
            var today = UkTime.DateOf(_clock.GetUtcNow());
            if (_base is null) await Open();
            var moved = await Areas();
            if (_base is null || _now!.On != today || moved || _changed.Count > Math.Max(MostBeside, _base.People / 20)) await Make(today, cancel);
            await Follow(today, cancel);
            return _now!;
        }
        finally
        {
            _turn.Release();
        }
    }

    // Several stores on PostgreSQL may share one folder beside the program.
    private static string Name(string location) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(location)))[..12];

    /// <inheritdoc />
    public void Dispose()
    {
        _turn.Dispose();
        _base?.Dispose();
        _retired?.Dispose();
    }

    private async Task Open()
    {
        if (SegmentFile.Open(_path, DataColumns.All, out _) is not { } opened) return;

        // Another store may have lain here, or this one may have been put back to an earlier day.
        if (await _database.Read(s => Positions.Mark(s, opened.Stamp.Position)) is not { } mark || mark != opened.Stamp.Sources.GetValueOrDefault(StoreSource)
            || opened.Stamp.Sources.GetValueOrDefault(FrailtySource) != _frailty.Digest)
        {
            opened.Segment.Dispose();
            return;
        }

        _base = opened.Segment;
        _madeWith = opened.Stamp.Sources.GetValueOrDefault(GeographySource, "");
        _now = new PeopleSnapshot([new PeopleSlice(_base, default)], opened.Stamp.On, opened.Stamp.Made, new FeedPosition(opened.Stamp.Position));
    }

    /// <summary>True where other files about places are loaded than the data set was made with: everybody may live in another area now.</summary>
    private async Task<bool> Areas()
    {
        var now = await _geography.Now();
        if (_areas?.Of != now) _areas = (now, await _geography.Postcodes(now));
        return _base is not null && _madeWith != now.Version.ToString(CultureInfo.InvariantCulture);
    }

    private DataSetBuild Build()
    {
        var (geography, postcodes) = _areas!.Value;
        return new DataSetBuild(_database, postcode => Postcode.TryParse(postcode, null, out var known) && postcodes.Find(known) is >= 0 and var index && geography.Lsoa(geography.LsoaCode(index)) is { } lsoa
            ? new PersonArea(lsoa.Code, geography.Decile(lsoa.Code, ImdYear.Imd2025) ?? geography.Decile(lsoa.Code, ImdYear.Imd2019) ?? 0, lsoa.Neighbourhood ?? "")
            : default, _frailty.Index);
    }

    private async Task Make(DateOnly today, CancellationToken cancel)
    {
        Progress = 0;
        try
        {
            // From before the walk: who is written meanwhile is read again, and never missed.
            var (position, mark) = await _database.Read(s => Positions.All(s) is var now ? (now, Positions.Mark(s, now)) : default, cancel);
            _keptBack.Clear();
            foreach (var part in position.Keys.Where(p => p >= 0)) _keptBack.Know(part, await _database.Read(s => CurrentRows.KeptBack(s, part), cancel));
            var writer = new RowWriter(_base?.People ?? 1024);
            await Build().Everybody(today, writer.Write, done => Progress = done, cancel);
            writer.Finish();
            System.IO.Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
            SegmentFile.Save(_path, writer.Builder, new ExtractStamp(today, _clock.GetUtcNow(), position.ToDictionary(), new Dictionary<string, string>(StringComparer.Ordinal) { [GeographySource] = _areas!.Value.Of.Version.ToString(CultureInfo.InvariantCulture), [StoreSource] = mark ?? "", [FrailtySource] = _frailty.Digest }));
            _changed.Clear();

            // Whoever still asks of the one before the last has had a day for it.
            _retired?.Dispose();
            _retired = _base;
            _base = null;
            await Open();
        }
        finally
        {
            Progress = null;
        }
    }

    private async Task Follow(DateOnly today, CancellationToken cancel)
    {
        var touched = new HashSet<PersonKey>();
        var (before, position, read) = (_now!.Position, _now.Position, 0);
        do
        {
            cancel.ThrowIfCancellationRequested();
            var (changes, next) = await _reader.ChangesAfter(position);
            touched.UnionWith(changes.Select(c => c.Person).Where(p => !p.IsPlace));
            (position, read) = (next, changes.Count);
        }
        while (read > 0);

        foreach (var part in await _reader.ActsAfter(before, position)) touched.UnionWith(_keptBack.Changed(part, await _database.Read(s => CurrentRows.KeptBack(s, part), cancel), () => OptedOut(part)));
        if (touched.Count == 0)
        {
            _now = _now with { Position = position };
            return;
        }

        foreach (var (key, row) in await Build().Some(touched, today)) _changed[key] = row;
        var alive = new ulong[(_base!.People + 63) / 64];
        alive.AsSpan().Fill(ulong.MaxValue);
        if ((_base.People & 63) != 0) alive[^1] = (1UL << (_base.People & 63)) - 1;
        var keys = _base.Keys(_base.Number(DataColumns.Key));
        var writer = new RowWriter(_changed.Count);
        foreach (var (key, row) in _changed)
        {
            // Rows of the file lie in the order of their keys, as they were walked.
            if (keys.BinarySearch(key) is >= 0 and var at) alive[at >> 6] &= ~(1UL << (at & 63));
            if (row is not null) writer.Write(row);
        }

        writer.Finish();
        _now = new PeopleSnapshot([new PeopleSlice(_base, alive), new PeopleSlice(writer.Builder.Build(), default)], today, _clock.GetUtcNow(), position);
    }

    // As the data set has it: the rows of a part lie side by side.
    private IEnumerable<PersonKey> OptedOut(int part)
    {
        foreach (var slice in _now!.Slices)
        {
            var (key, flag) = (slice.Segment.Number(DataColumns.Key), slice.Segment.Number(DataColumns.OptedOut));
            var first = slice.Segment.Keys(key).BinarySearch(DataSetBuild.KeyOf(new PersonKey(part, 0)));
            for (var row = first < 0 ? ~first : first; row < slice.Segment.People; row++)
            {
                var person = DataSetBuild.PersonOf(slice.Segment.Keys(key)[row]);
                if (person.Part != part) break;
                if (slice.Segment.ValueOf(flag, row) != 0) yield return person;
            }
        }
    }
}
