using System.Text.Json;
using Goldthread.Impact.Formulas;
using Goldthread.Impact.Reading;
using Goldthread.Kernel.Values;

namespace Goldthread.Impact.Decisions;

/// <summary>Reads a decision tree from JSON: root, worth, parameters, and nodes by name with kind, cost, effect and branches. Numbers may be formulas of parameters. A way that leads back to itself is refused.</summary>
public static class TreeReader
{
    private const double Slack = 1e-9;

    private static readonly Dictionary<string, Table> NoTables = [];

    /// <summary>The tree, or what is wrong with the file.</summary>
    public static Outcome<DecisionTree> Read(string text)
    {
        var root = Fields.Parse(text);
        if (!root.Succeeded) return root.Faults.ToArray();
        var file = new Fields(root.Value, "", []);
        file.Find("$schema");
        file.Text("name");
        file.Text("source");
        var begins = file.Text("root", needed: true) ?? "";
        var worth = file.Number("worth", double.NaN, 0);
        var (slots, moment) = Parameters(file);
        var nodes = new Dictionary<string, TreeNode>(StringComparer.Ordinal);
        if (file.Object("nodes") is { } told)
        {
            foreach (var (name, value) in told.Each()) nodes[name] = Node(name, new Fields(value, told.At(name), file.Faults), slots, moment);
        }

        if (nodes.Count == 0) file.Wrong("is needed: the nodes of the tree by name.", "nodes");
        else if (begins.Length > 0 && !nodes.ContainsKey(begins)) file.Wrong($"names \"{begins}\", which is no node.", "root");
        foreach (var node in nodes.Values)
        {
            for (var b = 0; b < node.Branches.Count; b++)
            {
                if (!nodes.ContainsKey(node.Branches[b].To)) file.Wrong($"leads to \"{node.Branches[b].To}\", which is no node.", $"nodes.{node.Name}.branches[{b}].to");
            }

            if (node.Kind == TreeNodeKind.Decision && node.Name != begins && double.IsNaN(worth)) file.Wrong($"is needed, since somebody chooses at {node.Name}, below the root: what an effect is worth.", "worth");
        }

        file.NoOthers();
        if (file.Faults.Count == 0) Circles(file, nodes);
        return file.Faults.Count > 0 ? file.Faults.ToArray() : new DecisionTree(begins, nodes, worth);
    }

    private static (Dictionary<string, int> Slots, Moment Moment) Parameters(Fields file)
    {
        var slots = new Dictionary<string, int>(StringComparer.Ordinal);
        var told = file.Object("parameters");
        var moment = new Moment(told?.Each().Count() ?? 0, 1, 0);
        foreach (var (name, value) in told?.Each() ?? [])
        {
            if (!FormulaReader.IsName(name) || FormulaReader.IsTaken(name)) told!.Wrong("cannot be called so: a name has letters, digits and underscores, and is no word of formulas.", name);
            moment.Values[slots.Count] = Value(value, told!.At(name), file, slots, moment) ?? double.NaN;
            slots[name] = slots.Count;
        }

        return (slots, moment);
    }

    private static TreeNode Node(string name, Fields fields, Dictionary<string, int> slots, Moment moment)
    {
        var kind = fields.Word("kind", "end", "chance", "decision") switch { "chance" => TreeNodeKind.Chance, "decision" => TreeNodeKind.Decision, _ => TreeNodeKind.End };
        if (!fields.Has("kind")) fields.Wrong("is needed: decision, chance or end.", "kind");
        double Amount(string field) => fields.Find(field) is { } value ? Value(value, fields.At(field), fields, slots, moment) ?? 0 : 0;
        var (cost, saving, effect) = (Amount("cost"), Amount("saving"), Amount("effect"));
        if (cost < 0 || saving < 0) fields.Wrong("is below 0; what is saved is written as saving.", cost < 0 ? "cost" : "saving");
        var (branches, rest, sum) = (new List<(string, double, string)>(), -1, 0.0);
        foreach (var ((element, path), i) in fields.List("branches").Select((b, i) => (b, i)))
        {
            var branch = new Fields(element, path, fields.Faults);
            var (to, label, chance) = (branch.Text("to", needed: true) ?? "", branch.Text("name"), 1.0);
            if (kind == TreeNodeKind.Chance && branch.Find("probability") is not { } said) branch.Wrong("is needed: a number, or rest.", "probability");
            else if (kind == TreeNodeKind.Chance && branch.Find("probability") is { ValueKind: JsonValueKind.String } word && word.GetString() == "rest")
            {
                if (rest >= 0) branch.Wrong("says rest a second time.", "probability");
                rest = i;
            }
            else if (kind == TreeNodeKind.Chance)
            {
                chance = Value(branch.Find("probability")!.Value, branch.At("probability"), fields, slots, moment) ?? double.NaN;
                if (!(chance >= 0 && chance <= 1)) branch.Wrong($"is {chance:R}; a probability lies from 0 to 1.", "probability");
                sum += chance;
            }

            branch.NoOthers();
            branches.Add((label ?? to, chance, to));
        }

        fields.NoOthers();
        if (kind == TreeNodeKind.End && branches.Count > 0) fields.Wrong("is an end and goes on.", "branches");
        if (kind != TreeNodeKind.End && branches.Count == 0) fields.Wrong("is needed: where it goes.", "branches");
        if (kind == TreeNodeKind.Chance && (sum > 1 + Slack || (rest < 0 && sum < 1 - Slack))) fields.Wrong($"sum to {sum:R}; probabilities sum to 1, or have a rest.", "branches");
        if (rest >= 0) branches[rest] = branches[rest] with { Item2 = Math.Max(0, 1 - sum) };
        return new TreeNode(name, kind, cost - saving, effect, branches);
    }

    private static double? Value(JsonElement value, string path, Fields file, Dictionary<string, int> slots, Moment moment)
    {
        if (value.ValueKind == JsonValueKind.Number) return value.GetDouble();
        var read = value.ValueKind == JsonValueKind.String ? FormulaReader.Read(value.GetString()!, slots, NoTables) : new Fault(FaultKind.Invalid, $"is to be a number or a formula, not {Fields.Show(value)}.");
        if (read.Succeeded && read.Value.Varies == Varies.Never && read.Value.Value(moment) is var number && double.IsFinite(number)) return number;
        file.Faults.Add(new Fault(FaultKind.Invalid, read.Succeeded ? "comes to no number, or changes with time, which a tree has not." : read.Fault.Message, path));
        return null;
    }

    private static void Circles(Fields file, Dictionary<string, TreeNode> nodes)
    {
        var (done, way) = (new HashSet<string>(StringComparer.Ordinal), new List<string>());
        bool Visit(string name)
        {
            if (done.Contains(name)) return true;
            if (way.Contains(name))
            {
                file.Wrong($"leads back to itself: {string.Join(" > ", way.Skip(way.IndexOf(name)).Append(name))}. In a tree no time passes; a model of a cohort has cycles.", $"nodes.{name}");
                return false;
            }

            way.Add(name);
            var isOpen = nodes[name].Branches.All(b => Visit(b.To));
            way.Remove(name);
            done.Add(name);
            return isOpen;
        }

        foreach (var name in nodes.Keys)
        {
            if (!Visit(name)) return;
        }
    }
}
