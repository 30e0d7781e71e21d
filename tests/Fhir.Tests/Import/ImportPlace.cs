using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Goldthread.Fhir.Definitions;
using Goldthread.Fhir.Import;
using Goldthread.Fhir.Search;
using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Data;
using Goldthread.Kernel.Values;

namespace Goldthread.Fhir.Tests.Import;

/// <summary>A store of its own in a folder of its own, and files to load into it.</summary>
internal sealed class ImportPlace : IAsyncDisposable
{
    public const string Source = "surgery";

    private readonly DirectoryInfo _folder = System.IO.Directory.CreateTempSubdirectory("goldthread-import-");
    private readonly IndexExtractor _extractor;

    private ImportPlace()
    {
        Database = Database.Open(Path.Combine(_folder.FullName, "store"));
        _extractor = new IndexExtractor(FhirDefinitions.R4, Types);
        Store = new RecordStore(Database, _extractor, new RecordNumbers(TimeProvider.System), TimeProvider.System);
    }

    public static LocalReferences Types { get; } = new(FhirDefinitions.R4);

    public Database Database { get; }

    public RecordStore Store { get; }

    /// <summary>Where <see cref="File(string, string)"/> puts its files.</summary>
    public string Files => Path.Combine(_folder.FullName, "files");

    public static async Task<ImportPlace> Open()
    {
        var place = new ImportPlace();
        await Migrations.Apply(place.Database, TimeProvider.System, typeof(Database).Assembly, typeof(FhirModule).Assembly);
        return place;
    }

    public static Sight SightOf(string source) =>
        new(new Actor("system", "The system itself", source, "system", "import"), Purpose.SystemAdministration, true, [source], true);

    /// <summary>Writes a file to load; gzip when the name ends in .gz.</summary>
    public string File(string name, string text) => File(name, Encoding.UTF8.GetBytes(text));

    public string File(string name, byte[] bytes)
    {
        var path = Path.Combine(Files, name);
        System.IO.Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        System.IO.File.WriteAllBytes(path, name.EndsWith(".gz", StringComparison.Ordinal) ? Gzip(bytes) : bytes);
        return path;
    }

    public static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }

    /// <summary>Loads everything in <see cref="Files"/>, or the places named.</summary>
    public Task<ImportReport> Load(string source = Source, params string[] places) =>
        new Importer(Database, Store, Types, SightOf(source)).Run(ImportFiles.Find(places.Length > 0 ? places : [Files]));

    /// <summary>A resource as it stands in the store, or null.</summary>
    public async Task<JsonElement?> Read(string type, string id)
    {
        var read = await new RecordReader(Database, _extractor).Read(type, id, SightOf(Source));
        return read.Succeeded ? JsonDocument.Parse(read.Value.Body!).RootElement : null;
    }

    public async Task<PersonKey?> PersonOf(string patientId) => await new RecordReader(Database, _extractor).PersonOf(patientId, SightOf(Source));

    public async Task<VerifyReport> Verify() => await new JournalVerifier(Database, Database, FhirModule.CommitContent).Verify();

    public async Task<long> Versions() => (await new RecordReader(Database, _extractor).ChangesAfter(FeedPosition.Start, int.MaxValue)).Changes.Count;

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
