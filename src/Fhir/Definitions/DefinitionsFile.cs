using System.Collections.Frozen;
using System.IO.Compression;

namespace Goldthread.Fhir.Definitions;

/// <summary>Reads the compact file that <c>tools/fhir-definitions</c> writes; the README there names its parts.</summary>
internal sealed class DefinitionsFile
{
    private const string ResourceName = "Goldthread.Fhir.Definitions.r4.bin";

    private readonly BinaryReader _reader;
    private readonly string[] _texts;

    private DefinitionsFile(BinaryReader reader)
    {
        _reader = reader;
        _texts = List(static file => file._reader.ReadString());
    }

    public static FhirDefinitions ReadEmbedded()
    {
        using var packed = typeof(DefinitionsFile).Assembly.GetManifestResourceStream(ResourceName)
            ?? throw new InvalidOperationException($"{ResourceName} is not embedded.");
        using var unpacked = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionMode.Decompress))
        {
            brotli.CopyTo(unpacked);
        }

        unpacked.Position = 0;
        using var reader = new BinaryReader(unpacked);
        return new DefinitionsFile(reader).Read();
    }

    private FhirDefinitions Read()
    {
        var version = Text();
        var types = List(static file => file.ReadType());
        var valueSets = List(static file => KeyValuePair.Create(file.Text(), new CodeList(file.List(static f => f.Texts()))));
        var parameters = List(static file => file.ReadSearchParameter());
        var byType = new Dictionary<string, SearchParameterDefinition[]>(StringComparer.Ordinal);
        for (var left = Number(); left > 0; left--)
        {
            byType.Add(Text(), ReadExpressions(parameters));
        }

        var compartment = List(static file => KeyValuePair.Create(file.Text(), file.Texts()));
        var invariants = List(static file => KeyValuePair.Create(file.Text(), file.ReadInvariant()));
        return new FhirDefinitions(
            version,
            types.ToFrozenDictionary(t => t.Name, StringComparer.Ordinal),
            valueSets.ToFrozenDictionary(StringComparer.Ordinal),
            byType.ToFrozenDictionary(StringComparer.Ordinal),
            compartment.ToFrozenDictionary(StringComparer.Ordinal),
            invariants.GroupBy(i => i.Key, i => i.Value, StringComparer.Ordinal).ToFrozenDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal));
    }

    private TypeDefinition ReadType() => new(
        Text(),
        OptionalText(),
        (TypeKind)Number(),
        Number() == 1,
        OptionalText(),
        List(static file => file.ReadElement()));

    private ElementDefinition ReadElement()
    {
        var name = Text();
        var min = Number();
        var max = Number() is var most and > 0 ? most : int.MaxValue;
        var types = Texts();
        var flags = Number();
        return new ElementDefinition(name, min, max, types, (flags & 1) != 0, OptionalText(), (flags & 2) != 0, Texts());
    }

    private SearchParameterDefinition ReadSearchParameter() => new(
        Text(),
        Text(),
        (SearchParameterType)Number(),
        Expression: string.Empty,
        Texts(),
        List(static file => file.Texts() is [var definition, var expression]
            ? new SearchParameterComponent(definition, expression)
            : throw new InvalidDataException("A component has a definition and an expression.")));

    private Invariant ReadInvariant() => new(OptionalText(), Text(), Number() == 1, Text(), Text());

    private SearchParameterDefinition[] ReadExpressions(SearchParameterDefinition[] parameters)
    {
        var result = new SearchParameterDefinition[Number()];
        for (var i = 0; i < result.Length; i++)
        {
            result[i] = parameters[Number()] with { Expression = Text() };
        }

        return result;
    }

    private int Number() => _reader.Read7BitEncodedInt();

    private string Text() => OptionalText() ?? throw new InvalidDataException("A text is missing.");

    private string? OptionalText() => Number() is var place and > 0 ? _texts[place - 1] : null;

    private string[] Texts() => List(static file => file.Text());

    private T[] List<T>(Func<DefinitionsFile, T> read)
    {
        var count = Number();
        var items = count == 0 ? [] : new T[count];
        for (var i = 0; i < count; i++)
        {
            items[i] = read(this);
        }

        return items;
    }
}
