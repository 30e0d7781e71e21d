using Goldthread.Population.Cohorts.Language;
using Goldthread.Population.Cohorts.Running;
using Goldthread.Population.DataSet;

namespace Goldthread.Population.Registry;

/// <summary>The indicators of a place: indicators.txt, checked as it is read.</summary>
public sealed class IndicatorRegistry
{
    private readonly Dictionary<string, IndicatorDefinition> _byId;

    private IndicatorRegistry(IReadOnlyList<IndicatorDefinition> all)
    {
        All = all;
        _byId = all.ToDictionary(i => i.Id, StringComparer.Ordinal);
        Groups = [.. all.Select(i => i.Group).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>What definitions may name.</summary>
    public static Catalogue Catalogue { get; } = DataCatalogue.Of(DataColumns.All);

    /// <summary>The registry that comes with the product.</summary>
    /// <exception cref="InvalidDataException">A definition cannot be counted: the message names each, with its line.</exception>
    public static IndicatorRegistry Own { get; } = Load();

    /// <summary>Every indicator, in the order of the file.</summary>
    public IReadOnlyList<IndicatorDefinition> All { get; }

    /// <summary>The headings, in the order of the file.</summary>
    public IReadOnlyList<string> Groups { get; }

    /// <summary>One of them; null for a name that is none.</summary>
    public IndicatorDefinition? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>Reads another registry, for all that is wrong with it.</summary>
    public static (IndicatorRegistry Registry, IReadOnlyList<RegistryFault> Faults) Read(TextReader text)
    {
        var (indicators, faults) = new RegistryReader(Catalogue).Read(text);
        return (new IndicatorRegistry(indicators), faults);
    }

    private static IndicatorRegistry Load()
    {
        using var stream = typeof(IndicatorRegistry).Assembly.GetManifestResourceStream("Goldthread.Population.Registry.indicators.txt")!;
        using var reader = new StreamReader(stream);
        var (registry, faults) = Read(reader);
        return faults.Count == 0 ? registry : throw new InvalidDataException("indicators.txt: " + string.Join(" ", faults));
    }
}
