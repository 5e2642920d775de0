using System.Runtime.InteropServices;

namespace Tracker.Extraction.Words;

/// <summary>
/// Finds all of many strings in one pass, in time linear in the text: an Aho-Corasick automaton over classes of
/// characters, its transitions packed into one double array. Ordinal; overlapping finds are all reported.
/// </summary>
internal sealed class StringMatcher
{
    private const double MostlyTaken = 0.9;
    private readonly ushort[] _classes = new ushort[char.MaxValue + 1];
    private readonly List<Cell> _building = [];
    private readonly Cell[] _cells;
    private readonly string[] _words;

    /// <param name="words">Distinct strings, none empty; a find names its string by its index here.</param>
    public StringMatcher(IReadOnlyList<string> words)
    {
        _words = [.. words];
        var classes = NumberCharacters();
        var root = Plant();
        Grow(1);
        _building[0] = _building[0] with { Owner = 0 };
        Pack(root, classes);
        _cells = [.. _building];
        _building = [];
        LinkFailures(root);
    }

    /// <summary>Takes the finds of <see cref="Find{T}"/> in the order of their ends.</summary>
    public interface IFinds
    {
        void Add(int start, int end, int word);
    }

    /// <summary>Passes over the text once and hands every occurrence of every string to <paramref name="finds"/>.</summary>
    public void Find<T>(ReadOnlySpan<char> text, ref T finds)
        where T : struct, IFinds
    {
        var (cells, classes) = (_cells, _classes);
        var state = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = classes[text[i]];
            if (c == 0)
            {
                state = 0;
                continue;
            }

            while (true)
            {
                var next = cells[state].Base + c;
                if (cells[next].Owner == state)
                {
                    state = next;
                    break;
                }

                if (state == 0)
                    break;
                state = cells[state].Failure;
            }

            for (var found = cells[state].Report; found > 0; found = cells[cells[found].Failure].Report)
            {
                var word = cells[found].Word;
                finds.Add(i + 1 - _words[word].Length, i + 1, word);
            }
        }
    }

    // The commoner a character in the words, the smaller its class, which packs the array densely.
    private int NumberCharacters()
    {
        var counts = new Dictionary<char, int>();
        foreach (var c in _words.SelectMany(word => word))
            CollectionsMarshal.GetValueRefOrAddDefault(counts, c, out _)++;
        ushort next = 0;
        foreach (var (c, _) in counts.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key))
            _classes[c] = ++next;
        return next + 1;
    }

    private Node Plant()
    {
        var root = new Node();
        for (var word = 0; word < _words.Length; word++)
        {
            var node = root;
            foreach (var c in _words[word])
                node = node.Children.TryGetValue(_classes[c], out var child) ? child : node.Children[_classes[c]] = new Node();
            node.Word = word;
        }

        return root;
    }

    // Each node's children lie at its base plus their class, in cells that no other node owns.
    private void Pack(Node root, int classes)
    {
        var firstFree = 1;
        var pending = new Queue<Node>([root]);
        while (pending.TryDequeue(out var node))
        {
            if (node.Children.Count == 0)
                continue;
            var lowest = node.Children.Keys[0];
            var start = Math.Max(1, firstFree - lowest);
            var taken = 0;
            while (!Fits(node, start, classes))
            {
                if (_building[start + lowest].Owner >= 0)
                    taken++;
                start++;
            }

            // Where almost all is taken, later nodes need not look again: single holes are not worth a quadratic search.
            if (taken > MostlyTaken * (start + lowest - firstFree + 1))
                firstFree = start + lowest;
            Grow(start + classes + 1);
            _building[node.Cell] = _building[node.Cell] with { Base = start };
            foreach (var (c, child) in node.Children)
            {
                child.Cell = start + c;
                _building[child.Cell] = new Cell { Owner = node.Cell, Base = 0, Word = child.Word };
                pending.Enqueue(child);
            }
        }

        Grow(_building.Count + classes + 1);
    }

    private bool Fits(Node node, int start, int classes)
    {
        Grow(start + classes + 1);
        foreach (var c in node.Children.Keys)
        {
            if (_building[start + c].Owner >= 0)
                return false;
        }

        return true;
    }

    private void Grow(int count)
    {
        while (_building.Count < count)
            _building.Add(new Cell { Owner = -1, Word = -1 });
    }

    // Breadth first, so that a shorter suffix is always linked before a longer one asks for it.
    private void LinkFailures(Node root)
    {
        var pending = new Queue<Node>([root]);
        while (pending.TryDequeue(out var node))
        {
            foreach (var (c, child) in node.Children)
            {
                var failure = node.Cell == 0 ? 0 : Step(_cells[node.Cell].Failure, c);
                var word = _cells[child.Cell].Word;
                _cells[child.Cell].Failure = failure;
                _cells[child.Cell].Report = word >= 0 ? child.Cell : _cells[failure].Report;
                pending.Enqueue(child);
            }
        }
    }

    private int Step(int state, int c)
    {
        while (true)
        {
            var next = _cells[state].Base + c;
            if (_cells[next].Owner == state)
                return next;
            if (state == 0)
                return 0;
            state = _cells[state].Failure;
        }
    }

    private record struct Cell
    {
        public int Base;
        public int Owner;
        public int Failure;

        /// <summary>The nearest state on the chain of suffixes, itself included, where a word ends; 0 for none.</summary>
        public int Report;
        public int Word;
    }

    private sealed class Node
    {
        public SortedList<int, Node> Children { get; } = [];

        public int Cell { get; set; }

        public int Word { get; set; } = -1;
    }
}
