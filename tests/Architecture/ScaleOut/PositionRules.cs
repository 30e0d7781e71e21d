using System.Reflection;

namespace Goldthread.Architecture.ScaleOut;

/// <summary>
/// Rule 12: a moment of the store is a vector of commit numbers by part, never one number, in every type that others can see. A commit or row
/// number alone says nothing without its part.
/// </summary>
public static class PositionRules
{
    private static readonly string[] Moments = ["Position", "Moment", "Cursor", "PageToken", "Feed", "AsAt", "Since"];
    private static readonly string[] Numbers = ["Commit", "CommitNo", "Row", "RowNo", "Position", "Moment", "AsAt"];

    public static Rule<Type> Moment { get; } = new(12, "a feed position, page token or \"as at\" is a vector by part", Check);

    private static IEnumerable<string> Check(Type type)
    {
        var members = Members(type).ToList();
        var knowsItsPart = members.Exists(m => m.Name is "Part" or "Person" or "Key");
        var isMoment = Moments.Any(m => type.Name.EndsWith(m, StringComparison.Ordinal));
        if (isMoment && members.Exists(m => IsNumber(m.Type)) && !members.Exists(m => IsVector(m.Type)) && !knowsItsPart) yield return $"{type.Name} is a moment in one number.";
        foreach (var (name, number) in members.Where(m => IsNumber(m.Type) && Numbers.Contains(m.Name, StringComparer.Ordinal)))
        {
            if (!knowsItsPart) yield return $"{type.Name}.{name} is a {number.Name} of no part.";
        }

        foreach (var method in type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(m => !m.IsSpecialName))
        {
            var arguments = method.GetParameters();
            var saysPart = knowsItsPart || arguments.Any(a => a.Name is "part" or "person");
            foreach (var argument in arguments.Where(a => IsNumber(a.ParameterType) && (a.Name is "commit" or "position" or "asAt" or "moment" or "since")))
            {
                if (!saysPart) yield return $"{type.Name}.{method.Name} takes {argument.Name} of no part.";
            }
        }
    }

    private static IEnumerable<(string Name, Type Type)> Members(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(p => (p.Name, p.PropertyType));

    private static bool IsNumber(Type type) => (Nullable.GetUnderlyingType(type) ?? type) is var plain && (plain == typeof(long) || plain == typeof(int) || plain == typeof(ulong) || plain == typeof(uint));

    private static bool IsVector(Type type) => type.IsGenericType && type.GetGenericArguments().Length == 2 && type.GetGenericArguments()[0] == typeof(int);
}
