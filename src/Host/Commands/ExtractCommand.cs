using System.Globalization;
using Goldthread.Host.Hosting;
using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Values;
using Goldthread.Population.Extracts;
using Goldthread.Population.Extracts.ClientLevelData;
using Goldthread.Population.Extracts.CommunityServices;
using Goldthread.Population.Extracts.FromRecord;
using Goldthread.Record.Access;

namespace Goldthread.Host.Commands;

/// <summary>Writes the rows of a return from the store, beside a running server too, with what its rules say of them. Reading the records is an act and stands in the journal.</summary>
internal static class ExtractCommand
{
    private const string Help = """
        goldthread extract cld  --council CODE --la-code 503 --from 2025-07-01 --to 2025-09-30 [--format csv|ndjson] [--out DIR] [--data DIR]
        goldthread extract csds --provider CODE --from 2025-07-01 --to 2025-07-31 [--format csv|ndjson] [--out DIR] [--data DIR]

        cld: Client Level Data of adult social care from what a council sent: requests, assessments and reviews that ended in the period, services that
        ran in it. CODE is the council as it sends records, --la-code its three digits in social care collections. Three files: the rows; every
        verdict of the quality rules that is no pass; a report by field. The command ends with 1 where a row failed.

        csds: people, referrals, services and contacts of a provider, in the shape of the Community Services Data Set: a file for each table, and what does
        not hang together. People who refused uses beyond their own care are left out. It is no submission.

        docs/guides/extracts.md says which fields the record does not hold, and stay blank.

        Example:  goldthread extract cld --council ZZLA01 --la-code 503 --from 2026-07-01 --to 2026-09-30 --out cld-q2
        """;

    public static async Task<int> Run(string[] args)
    {
        var arguments = Arguments.Read(args, ["data", "council", "provider", "la-code", "from", "to", "format", "out"], ["help"]);
        if (arguments.Has("help"))
        {
            await Console.Out.WriteLineAsync(Help);
            return 0;
        }

        if (arguments.Rest is not ["cld" or "csds"]) throw new UsageException("Name the return: extract cld or extract csds. goldthread extract --help says more.");
        var isCld = arguments.Rest[0] == "cld";
        var who = arguments.Value(isCld ? "council" : "provider") ?? throw new UsageException(isCld ? "Name the council: --council ZZLA01." : "Name the provider: --provider ZZCM01.");
        var (from, to) = (Day(arguments, "from"), Day(arguments, "to"));
        if (to < from) throw new UsageException($"--to {to:yyyy-MM-dd} lies before --from {from:yyyy-MM-dd}.");
        var isNdjson = arguments.Value("format") switch { null or "csv" => false, "ndjson" => true, var other => throw new UsageException($"--format is csv or ndjson, not \"{other}\".") };
        var code = arguments.Value("la-code") ?? "";
        if (isCld && (code.Length != 3 || !code.All(char.IsAsciiDigit))) throw new UsageException("Name the council's code in social care collections, three digits: --la-code 503.");
        var folder = arguments.Value("out") ?? string.Create(CultureInfo.InvariantCulture, $"{arguments.Rest[0]}-{who}-{from:yyyyMMdd}-{to:yyyyMMdd}");
        if (System.IO.Directory.Exists(folder) && System.IO.Directory.EnumerateFileSystemEntries(folder).Any()) throw new UsageException($"The folder {folder} is not empty; name one that is.");

        var settings = Open.Settings(arguments);
        Open.MustExist(settings);
        var clock = TimeProvider.System;
        await using var stores = await Stores.Open(settings.Database, clock);
        var extract = new RecordExtract(stores.Records);
        if (!await extract.Knows(who)) throw new UsageException($"No organisation with the code {who} has sent records.");
        var sight = AccessDecision.OfSystem(User.System, "extract");
        await stores.Journal.Record(new ReadAct(sight.Act(clock, $"extract {arguments.Rest[0]} of {who} from {from:yyyy-MM-dd} to {to:yyyy-MM-dd}"), Part.Place, 0, sight.Words));
        System.IO.Directory.CreateDirectory(folder);
        return isCld ? await ClientLevelData(extract, who, new CldSubmission(code, from, to), folder, isNdjson) : await CommunityServices(extract, who, from, to, folder, isNdjson);
    }

    private static async Task<int> ClientLevelData(RecordExtract extract, string council, CldSubmission submission, string folder, bool isNdjson)
    {
        await using var rows = new ExtractFile<CldRow>(CldFields.Layout, folder, isNdjson, "cld");
        await using var verdicts = File.CreateText(Path.Combine(folder, "verdicts.csv"));
        var judge = new CldJudge(verdicts.Write);
        await foreach (var some in extract.ClientLevelData(council, submission))
        {
            // The header is the first line of a CSV file.
            foreach (var row in some) judge.Take(judge.Report.Rows + (isNdjson ? 1 : 2), row);
            rows.Write(some);
        }

        var report = judge.Report;
        await using var byField = File.CreateText(Path.Combine(folder, "report.csv"));
        report.WriteCsv(byField);
        await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{report.Rows:N0} rows are in {folder}: {report.Passed:N0} passed every field, {report.WithoutPerson:N0} without a person, {report.Repeated:N0} told twice. verdicts.csv says what is wrong with each row, report.csv with each field."));
        return report.Passed == report.Rows && report.WithoutPerson + report.Repeated == 0 ? 0 : 1;
    }

    private static async Task<int> CommunityServices(RecordExtract extract, string provider, DateOnly from, DateOnly to, string folder, bool isNdjson)
    {
        await using var people = new ExtractFile<CsdsPerson>(CsdsLayouts.People, folder, isNdjson);
        await using var practices = new ExtractFile<CsdsPerson>(CsdsLayouts.Practices, folder, isNdjson);
        await using var referrals = new ExtractFile<CsdsReferral>(CsdsLayouts.Referrals, folder, isNdjson);
        await using var services = new ExtractFile<CsdsServiceType>(CsdsLayouts.ServiceTypes, folder, isNdjson);
        await using var contacts = new ExtractFile<CsdsContact>(CsdsLayouts.Contacts, folder, isNdjson);
        await using var verdicts = File.CreateText(Path.Combine(folder, "verdicts.csv"));
        await verdicts.WriteAsync(CsvText.Line("row", "what"));
        var (faults, without) = (0L, 0L);
        var check = new CsdsCheck(fault =>
        {
            faults++;
            verdicts.Write(CsvText.Line(fault.Path, fault.Message));
        });
        await foreach (var some in extract.CommunityServices(provider, from, to))
        {
            foreach (var one in some)
            {
                check.Add(one.Person);
                foreach (var referral in one.Referrals) check.Add(referral);
                foreach (var service in one.Services) check.Add(service);
                foreach (var contact in one.Contacts) check.Add(contact);
                without += one.WithoutReferral;
            }

            people.Write([.. some.Select(s => s.Person)]);
            practices.Write([.. some.Select(s => s.Person)]);
            referrals.Write([.. some.SelectMany(s => s.Referrals)]);
            services.Write([.. some.SelectMany(s => s.Services)]);
            contacts.Write([.. some.SelectMany(s => s.Contacts)]);
        }

        await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{people.Rows:N0} people, {referrals.Rows:N0} referrals and {contacts.Rows:N0} contacts are in {folder}. {without:N0} contacts had no referral before them and stand in no table. {faults:N0} faults are in verdicts.csv."));
        return faults == 0 ? 0 : 1;
    }

    private static DateOnly Day(Arguments arguments, string name) =>
        DateOnly.TryParseExact(arguments.Value(name), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : throw new UsageException($"--{name} takes a day as 2025-07-01.");

    /// <summary>One table of an extract, as it is written.</summary>
    private sealed class ExtractFile<T>(Layout<T> layout, string folder, bool isNdjson, string? name = null) : IAsyncDisposable
    {
        private readonly StreamWriter _file = File.CreateText(Path.Combine(folder, $"{name ?? layout.Name}.{(isNdjson ? "ndjson" : "csv")}"));

        public long Rows { get; private set; }

        public void Write(IReadOnlyList<T> rows)
        {
            if (isNdjson) layout.WriteNdjson(rows, _file.BaseStream);
            else layout.WriteCsv(rows, _file, isFirst: Rows == 0);
            Rows += rows.Count;
        }

        public async ValueTask DisposeAsync()
        {
            // A file without rows still has its header.
            if (Rows == 0 && !isNdjson) layout.WriteCsv([], _file);
            await _file.DisposeAsync();
        }
    }
}
