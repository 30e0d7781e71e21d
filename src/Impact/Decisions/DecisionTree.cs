namespace Goldthread.Impact.Decisions;

/// <summary>What a node of a tree is.</summary>
public enum TreeNodeKind
{
    /// <summary>Somebody chooses.</summary>
    Decision,

    /// <summary>It happens or not.</summary>
    Chance,

    /// <summary>The path ends.</summary>
    End,
}

/// <summary>A node of a tree, with what reaching it costs and gives.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Cost">What reaching it costs.</param>
/// <param name="Effect">What reaching it gives.</param>
/// <param name="Branches">Where it goes, each with its chance; 1 for a choice.</param>
public sealed record TreeNode(string Name, TreeNodeKind Kind, double Cost, double Effect, IReadOnlyList<(string Label, double Chance, string To)> Branches);

/// <summary>A path through a tree that the best choices leave open.</summary>
/// <param name="Strategy">The choice at the root; the root's own name where nobody chooses there.</param>
/// <param name="Way">The nodes, in order.</param>
/// <param name="Chance">Its probability under that strategy.</param>
/// <param name="Cost">What it costs in all.</param>
/// <param name="Effect">What it gives in all.</param>
public sealed record TreePath(string Strategy, string Way, double Chance, double Cost, double Effect);

/// <summary>
/// A decision tree, solved by folding back from its ends (Raiffa, "Decision Analysis", 1968). Choices at the root are the strategies that are compared; a choice further
/// on is made for the highest net benefit at what an effect is worth.
/// </summary>
/// <param name="Root">Where it begins.</param>
/// <param name="Nodes">The nodes by name; no way leads back.</param>
/// <param name="Worth">What an effect is worth; needed where somebody chooses below the root.</param>
public sealed record DecisionTree(string Root, IReadOnlyDictionary<string, TreeNode> Nodes, double Worth)
{
    /// <summary>The strategies with their expected cost and effect.</summary>
    public IReadOnlyList<Option> Options
    {
        get
        {
            var (root, folded) = (Nodes[Root], new Dictionary<string, (double Cost, double Effect)>(StringComparer.Ordinal));
            return root.Kind == TreeNodeKind.Decision
                ? [.. root.Branches.Select(b => Fold(b.To, folded) is var (cost, effect) ? new Option(b.Label, root.Cost + cost, root.Effect + effect) : null!)]
                : [Fold(Root, folded) is var (whole, gain) ? new Option(Root, whole, gain) : null!];
        }
    }

    /// <summary>Every path with its probability; those of a strategy sum to one.</summary>
    public IReadOnlyList<TreePath> Paths
    {
        get
        {
            var (root, found, folded) = (Nodes[Root], new List<TreePath>(), new Dictionary<string, (double Cost, double Effect)>(StringComparer.Ordinal));
            if (root.Kind == TreeNodeKind.Decision) foreach (var branch in root.Branches) Walk(branch.Label, branch.To, Root, 1, root.Cost, root.Effect, found, folded);
            else Walk(Root, Root, "", 1, 0, 0, found, folded);
            return found;
        }
    }

    private (double Cost, double Effect) Fold(string name, Dictionary<string, (double Cost, double Effect)> folded)
    {
        if (folded.TryGetValue(name, out var known)) return known;
        var node = Nodes[name];
        var (cost, effect) = (node.Cost, node.Effect);
        if (node.Kind == TreeNodeKind.Decision)
        {
            var best = Fold(Best(node, folded), folded);
            (cost, effect) = (cost + best.Cost, effect + best.Effect);
        }

        foreach (var branch in node.Kind == TreeNodeKind.Chance ? node.Branches : [])
        {
            var below = Fold(branch.To, folded);
            (cost, effect) = (cost + (branch.Chance * below.Cost), effect + (branch.Chance * below.Effect));
        }

        return folded[name] = (cost, effect);
    }

    private string Best(TreeNode node, Dictionary<string, (double Cost, double Effect)> folded) => node.Branches.MaxBy(b => Fold(b.To, folded) is var (cost, effect) ? (Worth * effect) - cost : 0).To;

    private void Walk(string strategy, string name, string way, double chance, double cost, double effect, List<TreePath> found, Dictionary<string, (double Cost, double Effect)> folded)
    {
        var node = Nodes[name];
        (cost, effect, way) = (cost + node.Cost, effect + node.Effect, way.Length == 0 ? name : $"{way} > {name}");
        if (node.Kind == TreeNodeKind.End) found.Add(new(strategy, way, chance, cost, effect));
        else if (node.Kind == TreeNodeKind.Decision) Walk(strategy, Best(node, folded), way, chance, cost, effect, found, folded);
        else foreach (var branch in node.Branches) Walk(strategy, branch.To, way, chance * branch.Chance, cost, effect, found, folded);
    }
}
