using System.Reflection;
using Goldthread.Kernel.Data;
using Goldthread.Support;

namespace Goldthread.Architecture.ScaleOut;

/// <summary>What the rules are held against.</summary>
internal static class Product
{
    /// <summary>The modules that have tables, lower floors first.</summary>
    public static IReadOnlyList<Assembly> Modules { get; } = World.Modules;

    public static IReadOnlyList<TableDeclaration> Tables { get; } = TableKinds.Of(Modules);
}
