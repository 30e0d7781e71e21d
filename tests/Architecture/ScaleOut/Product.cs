using System.Reflection;
using Goldthread.Coordination;
using Goldthread.Directory;
using Goldthread.Fhir;
using Goldthread.Kernel.Data;
using Goldthread.Population;
using Goldthread.Record;

namespace Goldthread.Architecture.ScaleOut;

/// <summary>What the rules are held against.</summary>
internal static class Product
{
    /// <summary>The modules that have tables, lower floors first.</summary>
    public static IReadOnlyList<Assembly> Modules { get; } = [typeof(Database).Assembly, typeof(FhirModule).Assembly, typeof(RecordModule).Assembly, typeof(DirectoryModule).Assembly, typeof(CoordinationModule).Assembly, typeof(PopulationModule).Assembly];

    public static IReadOnlyList<TableDeclaration> Tables { get; } = TableKinds.Of(Modules);
}
